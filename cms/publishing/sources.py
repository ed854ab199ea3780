"""The rooms that things are published from, so that publications can be built again.

A room registers once, when its app is ready. It tells which of its pages should be public
and builds what the public should see of one. ``reconciliation`` compares and mends.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .drafts import PublicationDraft

Build = Callable[[int], PublicationDraft | None]
LiveIds = Callable[[], Iterable[int]]
LiveRevisions = Callable[[], Iterable[tuple[int, int | None]]]
Reason = Callable[[int], str]


@dataclass(frozen=True)
class Source:
    """One room's answers. See ``register_source``."""

    kinds: tuple[str, ...]
    build: Build
    live_ids: LiveIds
    live_revisions: LiveRevisions | None
    reason: Reason | None


_sources: list[Source] = []


def register_source(
    kind_or_kinds: str | Iterable[str],
    *,
    build: Build,
    live_ids: LiveIds,
    live_revisions: LiveRevisions | None = None,
    reason: Reason | None = None,
) -> None:
    """Say where publications of these kinds come from.

    Args:
        kind_or_kinds: "article", or several kinds that one room makes.
        build: from a page's id, what the public should see of it now; None when it is not public.
        live_ids: the ids of all pages that should be public.
        live_revisions: the same with each page's live revision, so that a publication of an
            older revision is seen without building it.
        reason: the public reason why a page came down, "" when none is known.
    """
    kinds = (kind_or_kinds,) if isinstance(kind_or_kinds, str) else tuple(kind_or_kinds)
    _sources[:] = [source for source in _sources if source.kinds != kinds]
    _sources.append(Source(kinds, build, live_ids, live_revisions, reason))


def registered() -> list[Source]:
    """All sources."""
    return list(_sources)
