"""Lists of works: one query for the rows, one for the names, and one more when a filter is a slug."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .. import vocabularies
from ..addresses import absolute
from ..cursors import decode, encode
from ..drafts import PublicationDraft
from ..models import Publication, PublicationState
from .filters import ORDERS, WorkFilters, beyond, live_works, ordered
from .names import Names, division


@dataclass(frozen=True)
class Page:
    """Some of a list, and the cursor with which it goes on; None at its end."""

    items: list[dict[str, Any]]
    next: str | None


def works(
    filters: WorkFilters | None = None,
    *,
    order: str = "newest",
    cursor: str | None = None,
    limit: int = 20,
) -> Page:
    """Cards of the works that pass ``filters``. At most three queries, however many.

    Args:
        order: one of ``ORDERS``.
        cursor: ``Page.next`` of the page before, with the same filters and order.
        limit: how many, 1 to 100.

    Raises:
        BadCursor: the cursor isn't one that this question gave.
        ValueError: an order that isn't offered.
    """
    filters = filters or WorkFilters()
    if order not in ORDERS:
        raise ValueError(f"no such order: {order}")
    question = filters.question(order)
    rows = live_works(filters)
    if cursor:
        moment, publication_id = decode(cursor, question=question)
        rows = rows.filter(beyond(order, datetime.fromisoformat(moment), uuid.UUID(publication_id)))
    limit = max(1, min(limit, 100))
    found = list(ordered(rows, order).defer("detail", "text")[: limit + 1])
    page = found[:limit]
    is_more = len(found) > limit
    return Page(cards(page), _cursor_after(page[-1], order, question) if is_more else None)


def count_works(filters: WorkFilters | None = None) -> int:
    """How many works pass. Reads them all: ask only where the number is shown."""
    return live_works(filters or WorkFilters()).count()


def cards(rows: Iterable[Publication]) -> list[dict[str, Any]]:
    """These publications as a list shows them, in their order. One query."""
    rows = list(rows)
    names = Names(row.card for row in rows)
    return [card(row, names) for row in rows]


def cards_by_id(ids: Iterable[uuid.UUID | str]) -> dict[str, Publication]:
    """The live publications among ``ids``, by id as text. One query."""
    rows = Publication.objects.filter(id__in=list(ids), state=PublicationState.LIVE)
    return {str(row.id): row for row in rows.defer("detail", "text")}


def card(row: Publication | PublicationDraft, names: Names) -> dict[str, Any]:
    """One publication as a list shows it; its terms are named by ``names``."""
    stored = row.card
    return {
        "id": str(row.id),
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "slug": row.slug,
        "path": row.path,
        "url": absolute(row.path),
        "published_at": row.published_at,
        "updated_at": row.updated_at,
        "cover": stored.get("cover"),
        "topics": names.topics(stored.get("topics") or ()),
        "creators": names.creators(stored.get("creators") or ()),
        "organisation": names.organisation(stored.get("organisation")),
        "credits": names.credits(stored.get("credits") or ()),
        "audiences": [
            vocabularies.meaning(vocabularies.AUDIENCES, code) for code in stored.get("audiences") or ()
        ],
        "city": division(stored.get("city")),
        "licence": _licence(stored.get("licence")),
        "ai": _ai(stored.get("ai_use")),
        "facts": stored.get("facts") or {},
    }


def _licence(code: str | None) -> dict[str, Any] | None:
    return {"url": None, **vocabularies.meaning(vocabularies.LICENCES, code)} if code else None


def _ai(use: str | None) -> dict[str, Any]:
    use = use or "none"
    return {"use": use, "label": vocabularies.meaning(vocabularies.AI_USES, use)["name"]}


def _cursor_after(row: Publication, order: str, question: dict[str, Any]) -> str:
    moment: datetime = getattr(row, ORDERS[order].lstrip("-"))
    return encode([moment.isoformat(), str(row.id)], question=question)
