"""Comparing pages with publications, and mending what differs.

Pages and publications are written in one transaction, so they agree unless someone went
round the code. The change counter is held while one page is looked at again and mended: no
publishing can happen in between, and a correction is never undone by an older page.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from . import actions, changes, digests
from .models import Publication, PublicationState
from .sources import Source, registered

PUBLISHED, WITHDRAWN, UNCHANGED = "published", "withdrawn", "unchanged"


@dataclass(frozen=True)
class Difference:
    """A page (by id) that disagrees with its publication, and the source that knows it."""

    source: Source
    page_id: int


def differences() -> Iterator[Difference]:
    """Pages without a live publication of their live revision, and publications without a live page.

    Two queries and the source's own for each source, whatever it builds.
    """
    for source in registered():
        published = dict(_live_publications(source))
        if source.live_revisions is None:
            should_be_public = {page_id: published.get(page_id) for page_id in source.live_ids()}
        else:
            should_be_public = dict(source.live_revisions())
        for page_id, revision_id in should_be_public.items():
            if page_id not in published or published[page_id] != revision_id:
                yield Difference(source, page_id)
        for page_id in published.keys() - should_be_public.keys():
            yield Difference(source, page_id)


def mend(source: Source, page_id: int) -> str:
    """Make the publication of one page what it should be. Returns what was done."""
    with transaction.atomic():
        changes.hold()
        draft = source.build(page_id)
        row = Publication.objects.filter(source_id=page_id, kind__in=source.kinds).first()
        if draft is not None:
            return UNCHANGED if _unchanged(row, actions.publish(draft)) else PUBLISHED
        if row is None or row.state != PublicationState.LIVE:
            return UNCHANGED
        reason = source.reason(page_id) if source.reason else ""
        actions.withdraw(publication_id=row.id, reason=reason or _("This work is no longer public."))
        return WITHDRAWN


def mend_all() -> Counter[str]:
    """Build every publication again, each in a transaction of its own. Returns counts."""
    counts: Counter[str] = Counter()
    for source in registered():
        for page_id in _all_ids(source):
            counts[mend(source, page_id)] += 1
    return counts


def compare_all() -> Counter[str]:
    """What ``mend_all`` would do, without doing it."""
    counts: Counter[str] = Counter()
    for source in registered():
        for page_id in _all_ids(source):
            counts[_would_do(source, page_id)] += 1
    return counts


def _would_do(source: Source, page_id: int) -> str:
    draft = source.build(page_id)
    row = Publication.objects.filter(source_id=page_id, kind__in=source.kinds).first()
    is_live = row is not None and row.state == PublicationState.LIVE
    if draft is None:
        return WITHDRAWN if is_live else UNCHANGED
    return UNCHANGED if is_live and row.digest == digests.of_draft(draft) else PUBLISHED  # type: ignore[union-attr]


def _unchanged(before: Publication | None, after: Publication) -> bool:
    return before is not None and before.change == after.change


def _live_publications(source: Source) -> list[tuple[int, int | None]]:
    rows = Publication.objects.filter(kind__in=source.kinds, state=PublicationState.LIVE).order_by()
    return [
        (source_id, revision_id)
        for source_id, revision_id in rows.values_list("source_id", "revision_id")
        if source_id is not None
    ]


def _all_ids(source: Source) -> list[int]:
    published = {page_id for page_id, _revision in _live_publications(source)}
    return sorted(published.union(source.live_ids()))
