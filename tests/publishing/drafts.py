"""Publications for tests: drafts as works builds them, small but whole."""

import datetime
import uuid
from typing import Any

from cms.publishing.drafts import PublicationDraft

NOON = datetime.datetime(2026, 5, 1, 12, 0, tzinfo=datetime.UTC)

COVER = {
    "alt": "台风眼的卫星云图",
    "width": 1600,
    "height": 900,
    "colour": "#335577",
    "focal_point": {"x": 0.5, "y": 0.4},
    "renditions": [
        {"width": 320, "height": 180, "url": "/files/renditions/1-320.webp", "type": "image/webp"},
        {"width": 640, "height": 360, "url": "/files/renditions/1-640.webp", "type": "image/webp"},
    ],
}


def an_id(number: int) -> uuid.UUID:
    """The same id for the same number."""
    return uuid.UUID(int=number)


def a_draft(number: int = 1, **changes: Any) -> PublicationDraft:
    """An article's draft; ``changes`` replace its fields, ``card`` and ``detail`` are added to."""
    card = {
        "cover": COVER,
        "topics": [],
        "creators": [],
        "organisation": None,
        "credits": [],
        "audiences": ["children"],
        "city": "440100",
        "licence": "cc-by-4.0",
        "ai_use": "none",
        "facts": {"minutes": 3},
        **changes.pop("card", {}),
    }
    detail = {
        "ai_note": "",
        "sources": [],
        "related": [],
        "embedded": [],
        "series": None,
        "tags": [],
        "rights": "original",
        "permission": "",
        "science_reviewer": "",
        "corrections": [],
        "body": [{"id": "a", "type": "text", "value": {"html": "<p>台风从海上来。</p>"}}],
        "contents": [],
        **changes.pop("detail", {}),
    }
    kind = changes.get("kind", "article")
    fields: dict[str, Any] = {
        "id": an_id(number),
        "kind": kind,
        "source_id": number,
        "revision_id": 1000 + number,
        "slug": f"tai-feng-{number}",
        "path": f"/{kind}/tai-feng-{number}/",
        "title": f"台风来了之{number}",
        "summary": "台风怎样形成，来了怎么办。",
        "published_at": NOON + datetime.timedelta(hours=number),
        "updated_at": NOON + datetime.timedelta(hours=number),
        "card": card,
        "detail": detail,
        "text": "台风从海上来。",
        "facets": frozenset({("audience", "children"), ("city", "440100")}),
        "links": frozenset(),
    }
    return PublicationDraft(**{**fields, **changes})
