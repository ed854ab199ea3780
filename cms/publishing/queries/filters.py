"""What a list of works can be narrowed to, and in which order it comes."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Facet, Publication, PublicationFacet, PublicationState, Term

ORDERS = {"newest": "-published_at", "oldest": "published_at", "updated": "-updated_at"}


@dataclass(frozen=True)
class WorkFilters:
    """What to list; an empty filter lets everything through, several must all hold.

    ``topic``, ``creator``, ``organisation`` and ``series`` are slugs (a topic includes what is
    under it), ``city`` and ``county`` division codes, ``audience`` a code, ``tag`` the tag.
    ``published_after`` includes its moment, ``published_before`` does not.
    """

    kind: str = ""
    topic: str = ""
    audience: str = ""
    city: str = ""
    county: str = ""
    creator: str = ""
    organisation: str = ""
    tag: str = ""
    series: str = ""
    published_after: datetime | None = None
    published_before: datetime | None = None

    def question(self, order: str) -> dict[str, Any]:
        """What a cursor is good for: these filters in this order."""
        return {**asdict(self), "order": order}


def live_works(filters: WorkFilters) -> QuerySet[Publication]:
    """The live publications that pass. Asks one query first when a filter is a slug."""
    rows = Publication.objects.filter(state=PublicationState.LIVE)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.published_after:
        rows = rows.filter(published_at__gte=filters.published_after)
    if filters.published_before:
        rows = rows.filter(published_at__lt=filters.published_before)
    for facet in (Facet.AUDIENCE, Facet.CITY, Facet.COUNTY, Facet.TAG):
        if value := getattr(filters, facet.value):
            rows = rows.filter(_has(facet, value=value))
    slugs = {
        facet: slug
        for facet in (Facet.TOPIC, Facet.CREATOR, Facet.ORGANISATION, Facet.SERIES)
        if (slug := getattr(filters, facet.value))
    }
    found = _terms_of(slugs)
    for facet in slugs:
        if facet not in found:
            return rows.none()
        rows = rows.filter(_has_term(found[facet]))
    return rows


def ordered(rows: QuerySet[Publication], order: str) -> QuerySet[Publication]:
    """In one of ``ORDERS``; works of the same moment in the order of their ids."""
    field = ORDERS[order]
    descending = field.startswith("-")
    return rows.order_by(field, "-id" if descending else "id")


def beyond(order: str, moment: datetime, publication_id: uuid.UUID) -> Q:
    """The rows that come after this one in ``order``."""
    field = ORDERS[order].lstrip("-")
    side = "lt" if ORDERS[order].startswith("-") else "gt"
    same_moment = Q(**{field: moment, f"id__{side}": publication_id})
    # The first condition says nothing new: it lets the index be entered at the right place.
    return Q(**{f"{field}__{side}e": moment}) & (Q(**{f"{field}__{side}": moment}) | same_moment)


def _has(facet: str, **condition: Any) -> Exists:
    return Exists(PublicationFacet.objects.filter(publication=OuterRef("pk"), facet=facet, **condition))


def _has_term(term: Term) -> Exists:
    if term.facet != Facet.TOPIC:
        return _has(term.facet, value=term.key)
    subtree = Term.objects.filter(facet=Facet.TOPIC, trail__startswith=term.trail)
    return _has(Facet.TOPIC, value__in=subtree.values("key"))


def _terms_of(slugs: dict[Facet, str]) -> dict[str, Term]:
    if not slugs:
        return {}
    wanted = Q()
    for facet, slug in slugs.items():
        wanted |= Q(facet=facet, slug=slug)
    return {term.facet: term for term in Term.objects.filter(wanted, is_public=True)}
