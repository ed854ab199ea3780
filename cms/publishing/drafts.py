"""What a room hands over to be published: a publication that is not yet a row."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class PublicationDraft:
    """All that ``actions.publish`` writes, and all that a preview shows.

    ``card`` and ``detail`` are as ``docs/publication.md`` lays down; ``facets`` are
    (facet, value) pairs, ``links`` the ids of the publications that it names.
    """

    id: uuid.UUID
    kind: str
    source_id: int | None
    revision_id: int | None
    slug: str
    path: str
    title: str
    summary: str
    published_at: datetime
    updated_at: datetime
    card: dict[str, Any]
    detail: dict[str, Any]
    text: str
    facets: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    links: frozenset[uuid.UUID] = field(default_factory=frozenset)
