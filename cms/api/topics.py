"""Topics: the tree and its branches."""

from collections import defaultdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from cms.publishing import queries
from cms.publishing.errors import NotPublished

from .caching import answer
from .paging import SLUG
from .schemas.problems import Problem
from .schemas.terms import Topics, WholeTopic
from .shaping import item, items

router = Router(tags=["topics"])

Node = dict[str, Any]


@router.get("/topics", response={200: Topics}, operation_id="listTopics", summary="The tree of topics")
@answer()
def list_topics(request: HttpRequest) -> dict[str, Any]:
    """All topics, each with what is under it. Two database queries."""
    return {"items": items(_tree(queries.terms("topic"))[None]), "next": None}


@router.get(
    "/topics/{slug}",
    response={200: WholeTopic, 404: Problem, 422: Problem},
    operation_id="getTopic",
    summary="One topic",
)
@answer()
def get_topic(request: HttpRequest, slug: Annotated[str, Path(pattern=SLUG)]) -> Node:
    """A topic, what is above it and what is under it. Two database queries."""
    rows = queries.terms("topic")
    by_id = {row["id"]: row for row in rows}
    found = next((row for row in rows if row["slug"] == slug), None)
    if found is None:
        raise NotPublished(slug)
    parents: list[Node] = []
    above = by_id.get(found["parent"])
    while above is not None:
        parents.insert(0, {name: above[name] for name in ("id", "name", "slug", "url")})
        above = by_id.get(above["parent"])
    children = _tree(rows)[found["id"]]
    return item({**_node(found), "children": children, "parents": parents})


def _tree(rows: list[Node]) -> dict[str | None, list[Node]]:
    """The nodes below each topic's id; below None, the roots. What hangs on a retired topic is a root."""
    public = {row["id"] for row in rows}
    below: dict[str | None, list[Node]] = defaultdict(list)
    nodes = {row["id"]: _node(row) for row in rows}
    for row in rows:
        below[row["parent"] if row["parent"] in public else None].append(nodes[row["id"]])
    for key, node in nodes.items():
        node["children"] = below[key]
    return below


def _node(row: Node) -> Node:
    named = {name: row[name] for name in ("id", "name", "slug", "url")}
    return {**named, "introduction": row.get("introduction", ""), "children": []}
