"""Works: lists and single ones."""

import uuid
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from cms.publishing import queries
from cms.publishing.queries import WorkFilters

from .caching import answer
from .paging import DIVISION, PLAIN, SLUG, Moment, Paged
from .schemas.problems import Problem
from .schemas.works import Kind, Work, Works
from .shaping import item, items

router = Router(tags=["works"])

FILTERS = tuple(WorkFilters.__dataclass_fields__)


class Filters(Schema):
    """What a list of works can be narrowed to; several must all hold."""

    kind: Kind | None = None
    topic: str | None = Field(None, pattern=SLUG, description="A topic's slug; what is under it counts too.")
    audience: str | None = Field(None, pattern=SLUG, description="A code, for example `children`.")
    city: str | None = Field(None, pattern=DIVISION, description="Six digits, for example `440100`.")
    county: str | None = Field(None, pattern=DIVISION, description="Six digits.")
    creator: str | None = Field(None, pattern=SLUG, description="A creator's slug.")
    organisation: str | None = Field(None, pattern=SLUG, description="An organisation's slug.")
    series: str | None = Field(None, pattern=SLUG, description="A series' slug.")
    tag: str | None = Field(None, pattern=PLAIN)
    published_after: Moment | None = Field(None, description="A day in China, or a moment; included.")
    published_before: Moment | None = Field(None, description="A day in China, or a moment; not included.")

    def work_filters(self) -> WorkFilters:
        """The same as the publishing room takes it."""
        return WorkFilters(**{name: value for name in FILTERS if (value := getattr(self, name)) is not None})


class WorksQuery(Paged, Filters):
    """The parameters of a list of works."""

    order: Literal["newest", "oldest", "updated"] = "newest"


@router.get(
    "/works",
    response={200: Works, 400: Problem, 422: Problem},
    operation_id="listWorks",
    summary="Works, newest first",
)
@answer(*FILTERS, "order", "cursor", "limit")
def list_works(request: HttpRequest, query: Query[WorksQuery]) -> dict[str, Any]:
    """Works that pass all filters. At most four database queries, however long the list."""
    page = queries.works(query.work_filters(), order=query.order, cursor=query.cursor, limit=query.limit)
    return {"items": items(page.items), "next": page.next}


@router.get(
    "/works/{work_id}",
    response={200: Work, 404: Problem, 410: Problem, 422: Problem},
    operation_id="getWork",
    summary="One work, by its id",
)
@answer()
def get_work(request: HttpRequest, work_id: uuid.UUID) -> dict[str, Any]:
    """A whole work. 410, with the public reason, when it was taken down."""
    return item(queries.work_by_id(work_id))


@router.get(
    "/works/{kind}/{slug}",
    response={200: Work, 404: Problem, 410: Problem, 422: Problem},
    operation_id="getWorkAtAddress",
    summary="One work, by its kind and slug",
)
@answer()
def get_work_at_address(
    request: HttpRequest, kind: Kind, slug: Annotated[str, Path(pattern=SLUG)]
) -> dict[str, Any]:
    """The same, by what its public page's address is made of."""
    return item(queries.work(kind=kind, slug=slug))
