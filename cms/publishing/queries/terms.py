"""Topics, creators, organisations and series as readers see them."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from ..cursors import decode, encode
from ..errors import NotPublished
from ..models import Facet, PublicationFacet, PublicationState, Term
from .lists import Page
from .names import creator, division, reference


def terms(facet: str) -> list[dict[str, Any]]:
    """All public terms of a facet, siblings in their order and then by name. One query.

    Topics carry ``parent``, the id of the topic above or None. Of creators, only those who
    have public works: an account alone makes nobody public.
    """
    return [_whole(row) for row in _public(facet).order_by("position", "name", "id")]


def terms_page(facet: str, *, cursor: str | None = None, limit: int = 20) -> Page:
    """Some public terms of a facet, in the order of their slugs. One query.

    Raises:
        BadCursor: the cursor isn't one that this question gave.
    """
    question = {"terms": facet}
    rows = _public(facet).order_by("slug")
    if cursor:
        (after,) = decode(cursor, question=question)
        rows = rows.filter(slug__gt=after)
    limit = max(1, min(limit, 100))
    found = list(rows[: limit + 1])
    page = found[:limit]
    following = encode([page[-1].slug], question=question) if len(found) > limit else None
    return Page([_whole(row) for row in page], following)


def term(facet: str, slug: str) -> dict[str, Any]:
    """One public term. One query. Raises NotPublished when there is none, as for ``terms``."""
    row = _public(facet).filter(slug=slug).first()
    if row is None:
        raise NotPublished(slug)
    return _whole(row)


def works_per_term(facet: str) -> dict[str, int]:
    """How many live works name each term or code (a topic: itself, not what is under it). One query."""
    counted = (
        PublicationFacet.objects.filter(facet=facet, publication__state=PublicationState.LIVE)
        .values_list("value")
        .annotate(works=Count("id"))
    )
    return dict(counted.order_by())


def _public(facet: str) -> QuerySet[Term]:
    rows = Term.objects.filter(facet=facet, is_public=True)
    if facet == Facet.CREATOR:
        rows = rows.filter(Exists(PublicationFacet.objects.filter(facet=facet, value=OuterRef("key"))))
    return rows


def _whole(row: Term) -> dict[str, Any]:
    if row.facet == Facet.CREATOR:
        return {
            **creator(row),
            "county": division(row.data.get("county")),
            "bio": row.data.get("bio", ""),
        }
    whole = {**reference(row), **row.data}
    if row.facet == Facet.TOPIC:
        whole["parent"] = row.parent_key or None
    return whole
