"""The search."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router

from search import queries
from search.questions import LONGEST

from .caching import answer
from .paging import Paged
from .schemas.problems import Problem
from .schemas.works import Hits
from .shaping import items
from .works import FILTERS, Filters

router = Router(tags=["search"])


class SearchQuery(Paged, Filters):
    """The parameters of a search."""

    q: str = Field(
        min_length=1,
        max_length=LONGEST,
        pattern=r"^[^\x00]*$",
        description="Words that must all be found; phrases in quotation marks.",
    )


@router.get(
    "/search",
    response={200: Hits, 400: Problem, 422: Problem},
    operation_id="searchWorks",
    summary="Works that have all the words",
)
@answer("q", *FILTERS, "cursor", "limit")
def search_works(request: HttpRequest, query: Query[SearchQuery]) -> dict[str, Any]:
    """Hits in titles first, then the newest. What was just published is found within seconds."""
    page = queries.search(query.q, filters=query.work_filters(), cursor=query.cursor, limit=query.limit)
    return {"items": items(page.items), "next": page.next}
