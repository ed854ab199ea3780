"""The filters of a list, as its address says them and as its form offers them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.people import divisions
from cms.publishing import queries
from cms.publishing.queries import WorkFilters
from cms.works.choices import Audience
from frontend.components.kinds import KINDS

_LONGEST = 120  # characters of one value in an address


@dataclass(frozen=True)
class Field:
    """One choice of the form: (value, label) options, the empty value first."""

    name: str
    label: str
    options: list[tuple[str, str]]
    value: str


@dataclass(frozen=True)
class Filters:
    """What ``components/filters.html`` shows, and what is asked of the public record."""

    action: str
    fields: list[Field]
    kept: list[tuple[str, str]]
    order: str

    @property
    def is_active(self) -> bool:
        """Whether anything is narrowed down or sorted otherwise than usual."""
        return any(field.value != field.options[0][0] for field in self.fields)

    @property
    def kept_query(self) -> str:
        """The part of the address that stays when all filters go."""
        return f"?{urlencode(self.kept)}" if self.kept else ""

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What differs from the usual, in the form's order: the list's shareable address."""
        said = [(field.name, field.value) for field in self.fields if field.value != field.options[0][0]]
        return [*self.kept, *said]

    def narrow(self, base: WorkFilters) -> WorkFilters:
        """``base`` with what was chosen."""
        values: dict[str, Any] = {
            field.name: field.value for field in self.fields if field.value and field.name != "order"
        }
        return replace(base, **values)

    def address(self, cursor: str | None = None) -> str:
        """The list's path with the filters, and where it goes on."""
        said = [*self.chosen, *([("cursor", cursor)] if cursor else [])]
        return f"{self.action}?{urlencode(said)}" if said else self.action


def read(
    request: HttpRequest,
    *,
    offer: Sequence[str],
    topics: Iterable[dict[str, Any]] = (),
    kept: Sequence[tuple[str, str]] = (),
    orders: Sequence[str] = ("newest", "oldest", "updated"),
) -> Filters:
    """The filters that the address carries, among those on offer. One query when cities are offered.

    A value that is not among the options is left out, as if it had not been said: an address
    that was shared before a topic went still shows a list.
    """
    makers = {
        "kind": lambda: (
            _("Kind"),
            [("", _("All kinds")), *((kind.code, str(kind.many)) for kind in KINDS.values())],
        ),
        "topic": lambda: (_("Topic"), [("", _("All topics")), *topic_options(topics)]),
        "audience": lambda: (
            pgettext("audience", "For"),
            [("", _("Everyone")), *((code, str(label)) for code, label in Audience.choices)],
        ),
        "city": lambda: (_("City"), [("", _("All of Guangdong")), *city_options()]),
        "order": lambda: (_("Order"), [(order, _order_name(order)) for order in orders]),
    }
    fields = []
    for name in offer:
        label, options = makers[name]()
        said = request.GET.get(name, "")[:_LONGEST]
        value = said if said in dict(options) else options[0][0]
        fields.append(Field(name, label, options, value))
    order = next((field.value for field in fields if field.name == "order"), orders[0])
    return Filters(action=request.path, fields=fields, kept=list(kept), order=order)


def _order_name(order: str) -> str:
    return {"newest": _("Newest first"), "oldest": _("Oldest first"), "updated": _("Last updated first")}[
        order
    ]


def topic_options(topics: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """The tree of topics as options, those below another one set in."""
    options = []
    for topic in topics:
        options.append((topic["slug"], topic["name"]))
        options += [(child["slug"], f"　{child['name']}") for child in topic["children"]]
    return options


def city_options() -> list[tuple[str, str]]:
    """The cities that have works. One query."""
    used = queries.works_per_term("city")
    return [(city.code, city.name) for city in divisions.cities() if city.code in used]
