"""Keeping the index: it follows the change feed, seconds behind."""

import uuid
from collections.abc import Collection, Sequence

from cms.publishing.models import OutboxEntry, Publication, PublicationState

from .analysis import normalise
from .models import Entry

CONSUMER = "search"


def follow(entries: Sequence[OutboxEntry]) -> None:
    """Bring the index up to date with these changes. Names of topics and creators are not indexed."""
    index({entry.publication_id for entry in entries if entry.publication_id is not None})


def index(publication_ids: Collection[uuid.UUID]) -> int:
    """Index these publications as they are now, and forget those that are not live. Returns how many are.

    Call it where deliveries to ``CONSUMER`` are held off, so that an older state never
    overwrites a newer one.
    """
    live = Publication.objects.filter(id__in=publication_ids, state=PublicationState.LIVE)
    rows = [
        Entry(
            publication_id=row.id,
            title=normalise(row.title)[:400],
            text=normalise(f"{row.summary}\n{row.text}"),
            change=row.change,
        )
        for row in live.defer("card", "detail")
    ]
    Entry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["publication"],
        update_fields=["title", "text", "change"],
    )
    gone = set(publication_ids) - {row.publication_id for row in rows}
    Entry.objects.filter(publication__in=gone).delete()
    return len(rows)
