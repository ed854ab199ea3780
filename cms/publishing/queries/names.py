"""Naming what publications refer to: all terms of a whole page of them in one query."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cms.people import divisions

from ..addresses import absolute, term_path
from ..models import Facet, Term


class Names:
    """The public terms that some cards and details refer to. One query."""

    def __init__(self, cards: Iterable[dict[str, Any]], series_keys: Iterable[str] = ()) -> None:
        wanted: dict[str, set[str]] = defaultdict(set)
        wanted[Facet.SERIES].update(series_keys)
        for card in cards:
            wanted[Facet.TOPIC].update(card.get("topics") or ())
            wanted[Facet.CREATOR].update(_creator_keys(card))
            if card.get("organisation"):
                wanted[Facet.ORGANISATION].add(card["organisation"])
        self._terms = {(term.facet, term.key): term for term in _public_terms(wanted)}

    def topics(self, keys: Iterable[str]) -> list[dict[str, Any]]:
        """The topics that are still kept, in the order given."""
        return [reference(term) for term in self._public(Facet.TOPIC, keys)]

    def creators(self, keys: Iterable[str]) -> list[dict[str, Any]]:
        """The creators that are still public, in the order given."""
        return [creator(term) for term in self._public(Facet.CREATOR, keys)]

    def organisation(self, key: str | None) -> dict[str, Any] | None:
        """The organisation, or None when there is none or it is no longer public."""
        term = self._terms.get((Facet.ORGANISATION, key or ""))
        return reference(term) if term else None

    def series(self, key: str) -> dict[str, Any] | None:
        """The series, or None when it is gone."""
        term = self._terms.get((Facet.SERIES, key))
        return reference(term) if term else None

    def credits(self, lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Credits with today's names; who is no longer public is shown by the anonymous name."""
        return [self._credit(line) for line in lines]

    def _credit(self, line: dict[str, Any]) -> dict[str, Any]:
        key = line.get("creator")
        if not key:
            return {"role": line["role"], "name": line["name"], "creator": None}
        term = self._terms.get((Facet.CREATOR, key))
        if term is None:
            return {"role": line["role"], "name": _("Anonymous creator"), "creator": None}
        return {"role": line["role"], "name": term.name, "creator": reference(term)}

    def _public(self, facet: str, keys: Iterable[str]) -> Iterable[Term]:
        return (self._terms[facet, key] for key in keys if (facet, key) in self._terms)


def reference(term: Term) -> dict[str, Any]:
    """How a term is named wherever something refers to it."""
    path = term_path(term.facet, term.slug)
    return {
        "id": term.key,
        "name": term.name,
        "slug": term.slug,
        "path": path,
        "url": absolute(path) if path else None,
    }


def creator(term: Term) -> dict[str, Any]:
    """A creator as shown beside their works."""
    return {
        **reference(term),
        "kind": term.data.get("kind", "person"),
        "city": division(term.data.get("city")),
        "avatar": term.data.get("avatar"),
    }


def division(code: str | None) -> dict[str, str] | None:
    """A city or county with its name, or None."""
    return {"code": code, "name": divisions.name_of(code) or code} if code else None


def _creator_keys(card: dict[str, Any]) -> set[str]:
    credited = {line.get("creator") for line in card.get("credits") or ()}
    return {key for key in credited.union(card.get("creators") or ()) if key}


def _public_terms(wanted: dict[str, set[str]]) -> Iterable[Term]:
    condition = Q()
    for facet, keys in wanted.items():
        if keys:
            condition |= Q(facet=facet, key__in=keys)
    return Term.objects.filter(condition, is_public=True) if condition else ()
