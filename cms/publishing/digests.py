"""Canonical JSON and its SHA-256: how we know whether a publication says anything new."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from .drafts import PublicationDraft


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces; the same value always gives the same text."""
    return json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def of_draft(draft: PublicationDraft) -> str:
    """The digest that the row of ``draft`` carries: of all that it says, times in full."""
    return _sha256(
        {
            "id": str(draft.id),
            "kind": draft.kind,
            "source_id": draft.source_id,
            "revision_id": draft.revision_id,
            "slug": draft.slug,
            "path": draft.path,
            "title": draft.title,
            "summary": draft.summary,
            "published_at": draft.published_at.timestamp(),
            "updated_at": draft.updated_at.timestamp(),
            "card": draft.card,
            "detail": draft.detail,
            "text": draft.text,
            "facets": sorted(draft.facets),
            "links": sorted(str(link) for link in draft.links),
        }
    )


def of_tombstone(*, publication_id: str, path: str, title: str, reason: str) -> str:
    """The digest of what is left when a publication was taken down."""
    return _sha256({"id": publication_id, "path": path, "title": title, "withdrawn": reason})


def _sha256(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()
