"""Topics, creators, organisations and series as readers see them."""

from typing import Any

from django.db.models import Count

from ..errors import NotPublished
from ..models import Facet, PublicationFacet, PublicationState, Term
from .names import creator, division, reference


def terms(facet: str) -> list[dict[str, Any]]:
    """All public terms of a facet, siblings in their order and then by name. One query.

    Topics carry ``parent``, the id of the topic above or None.
    """
    rows = Term.objects.filter(facet=facet, is_public=True).order_by("position", "name", "id")
    return [_whole(row) for row in rows]


def term(facet: str, slug: str) -> dict[str, Any]:
    """One public term. One query. Raises NotPublished when there is none."""
    row = Term.objects.filter(facet=facet, slug=slug, is_public=True).first()
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
