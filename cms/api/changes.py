"""The change feed, for front ends that keep copies."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from cms.publishing import queries
from cms.publishing.models import OutboxEntry

from .caching import answer
from .paging import WholeNumber
from .schemas.changes import Changes
from .schemas.problems import Problem

router = Router(tags=["changes"])


class ChangesQuery(Schema):
    """From where, and how many."""

    cursor: WholeNumber = Field(
        0, ge=0, le=10**18 - 1, description="The last change already seen: `next`, or an item's `change`."
    )
    limit: WholeNumber = Field(100, ge=1, le=1000, description="How many items.")


@router.get(
    "/changes",
    response={200: Changes, 422: Problem},
    operation_id="listChanges",
    summary="What changed, in order",
)
@answer("cursor", "limit")
def list_changes(request: HttpRequest, query: Query[ChangesQuery]) -> dict[str, Any]:
    """What was published, corrected, taken down or renamed. Numbers have no gaps, and none comes late."""
    found = queries.feed(after=query.cursor, limit=query.limit + 1)
    page = found[: query.limit]
    return {
        "items": [_change(entry) for entry in page],
        "next": str(page[-1].change) if len(found) > query.limit else None,
    }


def _change(entry: OutboxEntry) -> dict[str, Any]:
    return {
        "change": entry.change,
        "what": entry.what,
        "work": str(entry.publication_id) if entry.publication_id else None,
        "facet": entry.facet or None,
        "term": entry.term_key or None,
        "at": entry.at,
    }
