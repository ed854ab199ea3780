"""Creators who have public works."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from cms.publishing import queries

from .caching import answer
from .paging import SLUG, Paged
from .schemas.problems import Problem
from .schemas.terms import Creators, WholeCreator
from .shaping import item, items

router = Router(tags=["creators"])


@router.get(
    "/creators",
    response={200: Creators, 400: Problem, 422: Problem},
    operation_id="listCreators",
    summary="Creators, by their slugs",
)
@answer("cursor", "limit")
def list_creators(request: HttpRequest, query: Query[Paged]) -> dict[str, Any]:
    """Creators in the order of their slugs, which is that of pinyin. Two database queries."""
    page = queries.terms_page("creator", cursor=query.cursor, limit=query.limit)
    return {"items": items(page.items), "next": page.next}


@router.get(
    "/creators/{slug}",
    response={200: WholeCreator, 404: Problem, 422: Problem},
    operation_id="getCreator",
    summary="One creator",
)
@answer()
def get_creator(request: HttpRequest, slug: Annotated[str, Path(pattern=SLUG)]) -> dict[str, Any]:
    """A creator; their works are at `/works?creator=`. Two database queries."""
    return item(queries.term("creator", slug))
