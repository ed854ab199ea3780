"""What a draft may refer to: files of those who made the work, topics, series, public works.

Somebody else's upload is private until it is published, so naming its id must not show it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from cms.people.models import Organisation
from media.models import Attachment, Film, Picture

from .cleaning import Reference
from .models import Series, Topic, Work


@dataclass(frozen=True)
class Dropped:
    """Something that a draft named and that is not there (any more). ``path`` is where it stood."""

    path: str
    kind: str  # "picture", "film", "attachment", "work", "topic", "series" or "organisation"
    message: str


@dataclass(frozen=True)
class Visible:
    """Whose files and series may be named; ``everything`` for editors.

    ``already`` are (kind, id) pairs that the work names now: they may stay.
    """

    user_ids: frozenset[int] = frozenset()
    creator_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()
    everything: bool = False
    already: frozenset[tuple[str, int]] = field(default_factory=frozenset)


def drop_missing(found: Iterable[Reference], visible: Visible) -> list[Dropped]:
    """Empty every reference to a row that is not there or not theirs, and say which they were.

    One query for each kind that is named.
    """
    from_kind: dict[str, list[Reference]] = defaultdict(list)
    for reference in found:
        from_kind[reference.kind].append(reference)
    dropped = []
    for kind, references in from_kind.items():
        present = _present(kind, {reference.id for reference in references}, visible)
        for reference in references:
            if reference.id not in present:
                reference.holder[reference.key] = None
                dropped.append(_dropped(kind, reference.path))
    return dropped


def _present(kind: str, ids: set[int], visible: Visible) -> set[int]:
    kept = {row_id for name, row_id in visible.already if name == kind}
    uploaded = Q(pk__in=kept)
    match kind:
        case "picture":
            rows = Picture.objects.filter(pk__in=ids)
            theirs = uploaded | Q(uploaded_by_user__in=visible.user_ids)
        case "attachment":
            rows = Attachment.objects.filter(pk__in=ids)
            theirs = uploaded | Q(uploaded_by_user__in=visible.user_ids)
        case "film":
            rows = Film.objects.filter(pk__in=ids)
            theirs = uploaded | Q(uploaded_by__in=visible.user_ids)
        case "work":
            rows = Work.objects.filter(pk__in=ids, binned_at__isnull=True)
            theirs = uploaded | Q(live=True) | Q(creator__in=visible.creator_ids)
        case "series":
            rows = Series.objects.filter(pk__in=ids)
            theirs = uploaded | Q(creator__in=visible.creator_ids)
        case "organisation":
            rows = Organisation.objects.filter(pk__in=ids)
            theirs = uploaded | Q(pk__in=visible.organisation_ids)
        case _:
            return set(Topic.objects.filter(pk__in=ids).values_list("pk", flat=True))
    if not visible.everything:
        rows = rows.filter(theirs)
    return set(rows.values_list("pk", flat=True))


def _dropped(kind: str, path: str) -> Dropped:
    messages = {
        "picture": _("This picture is no longer there; choose another."),
        "film": _("This film is no longer there; choose another."),
        "attachment": _("This document is no longer there; choose another."),
        "work": _("This work is no longer public; it was left out."),
        "topic": _("This topic no longer exists; it was left out."),
        "series": _("This series no longer exists; it was left out."),
        "organisation": _("You do not belong to this organisation; it was left out."),
    }
    return Dropped(path, kind, messages[kind])
