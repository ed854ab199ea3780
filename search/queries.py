"""The search: ``search`` is the one door, whatever engine is behind it."""

import uuid
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from cms.publishing import cursors
from cms.publishing.models import Publication
from cms.publishing.queries import Page, WorkFilters, cards, live_works

from . import highlighting
from .questions import Question, understand


def search(
    query: str, *, filters: WorkFilters | None = None, cursor: str | None = None, limit: int = 20
) -> Page:
    """The works that have all words and phrases of ``query`` in title, summary or text.

    Those with all of them in the title come first, then the newest. Each item is a card with
    ``highlight``: ``title`` (segments) and ``passages`` (a list of segments each). At most three
    queries, however many are found.

    Args:
        query: words, and phrases in quotation marks; see ``questions.understand``.
        filters: as for lists.
        cursor: ``Page.next`` of the page before, with the same query and filters.
        limit: how many, 1 to 100.

    Raises:
        QueryError: there is nothing in ``query`` to search for, or too much.
        BadCursor: the cursor isn't one that this question gave.
    """
    question = understand(query)
    filters = filters or WorkFilters()
    asked = {"search": question.terms, **filters.question("relevance")}
    rows = _matching(live_works(filters), question)
    if cursor:
        in_title, moment, publication_id = cursors.decode(cursor, question=asked)
        rows = rows.filter(_beyond(in_title, datetime.fromisoformat(moment), uuid.UUID(publication_id)))
    limit = max(1, min(limit, 100))
    found = list(rows.order_by("-in_title", "-published_at", "-id").defer("detail")[: limit + 1])
    page = found[:limit]
    items = [
        {**card, "highlight": _highlight(row, question)} for row, card in zip(page, cards(page), strict=True)
    ]
    return Page(items, _cursor(page[-1], asked) if len(found) > limit else None)


def _matching(rows: QuerySet[Publication], question: Question) -> QuerySet[Any]:
    """The rows with all terms; annotated with ``in_title``, whether the title has them all."""
    in_title = Q()
    for term in question.terms:
        rows = rows.filter(Q(search_entry__title__contains=term) | Q(search_entry__text__contains=term))
        in_title &= Q(search_entry__title__contains=term)
    return rows.annotate(
        in_title=Case(When(in_title, then=Value(True)), default=Value(False), output_field=BooleanField())
    )


def _beyond(in_title: bool, moment: datetime, publication_id: uuid.UUID) -> Q:
    later = Q(published_at__lt=moment) | Q(published_at=moment, id__lt=publication_id)
    same_rank = Q(in_title=in_title) & later
    return same_rank | Q(in_title=False) if in_title else same_rank


def _cursor(row: Publication, asked: dict[str, Any]) -> str:
    place = [row.in_title, row.published_at.isoformat(), str(row.id)]  # type: ignore[attr-defined]
    return cursors.encode(place, question=asked)


def _highlight(row: Publication, question: Question) -> dict[str, Any]:
    return {
        "title": highlighting.whole(row.title, question.terms),
        "passages": highlighting.passages(f"{row.summary}\n{row.text}".strip(), question.terms),
    }
