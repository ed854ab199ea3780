"""The change feed: what became public, was corrected, went, or was renamed, in order."""

from datetime import datetime

from ..models import ChangeCounter, OutboxEntry


def latest_change() -> int:
    """The number of the latest change that is committed; 0 before the first. One query."""
    value = ChangeCounter.objects.filter(id=1).values_list("value", flat=True).first()
    return value or 0


def latest() -> tuple[int, datetime | None]:
    """The number of the latest change and when it was made; 0 and None before the first. One query."""
    return OutboxEntry.objects.order_by("-change").values_list("change", "at").first() or (0, None)


def feed(after: int = 0, limit: int = 100) -> list[OutboxEntry]:
    """The changes after number ``after``, in order. One query.

    Whoever has seen a change has seen all smaller ones: see ``cms.publishing.changes``.
    """
    return list(OutboxEntry.objects.filter(change__gt=after).order_by("change")[:limit])
