"""Whether a work names a file, in its newest draft or in what is public.

Wagtail's index knows neither drafts nor what was saved a moment ago, and a file that is deleted
while a draft names it is gone from that draft.
"""

import json
import re

from django.db.models import Model, Q
from wagtail.models import Revision

from media.models import Attachment, Film, Picture
from media.rules import owner_id_of

from . import drafts
from .models import CoAuthorship, Work

KINDS: dict[type[Model], str] = {Picture: "picture", Film: "film", Attachment: "attachment"}


def uses(thing: Model) -> bool:
    """Whether a work of the one who uploaded the file, or of a co-author's, names it. Two queries and a few."""
    return bool(works_naming(thing))


def works_naming(thing: Model) -> list[Work]:
    """The works of the one who uploaded the file, and of co-authors, that name it. Two queries and a few."""
    if not isinstance(thing, Picture | Film | Attachment):
        return []
    owner = owner_id_of(thing)
    if owner is None or thing.pk is None:
        return []
    theirs = Q(owner=owner) | Q(creator__user=owner)
    shared = Q(coauthorships__creator__user=owner, coauthorships__state=CoAuthorship.State.CONFIRMED)
    works = list(Work.objects.filter(theirs | shared).distinct())
    pairs = {work: {work.latest_revision_id, work.live_revision_id} - {None} for work in works}
    revisions = Revision.objects.filter(pk__in={pk for pair in pairs.values() for pk in pair})
    naming = {revision.pk for revision in revisions.iterator() if _names(revision, thing)}
    return [work for work, pair in pairs.items() if pair & naming]


def _names(revision: Revision, thing: Model) -> bool:
    number = re.compile(rf"(?<!\d){thing.pk}(?!\d)")
    if not number.search(json.dumps(revision.content)):
        return False  # most revisions: not worth reading as a work
    work = revision.as_object()
    return (KINDS[type(thing)], thing.pk) in drafts.named(type(work), drafts.read(work))
