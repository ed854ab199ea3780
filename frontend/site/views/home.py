"""The home page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.publishing import queries
from cms.publishing.queries import WorkFilters
from frontend.components.kinds import KINDS

from .. import identity, metadata, topics
from ..caching import public_page

# How each kind's row is laid out: class of the list, width of the pictures, how many.
_ROWS = {
    "video": ("cards-4", "(max-width: 40rem) 120px, 270px", 4),
    "article": ("cards-2", "(max-width: 40rem) 120px, 224px", 4),
    "comic": ("cards-4", "(max-width: 40rem) 120px, 270px", 4),
    "drama": ("cards-3", "(max-width: 40rem) 120px, 370px", 3),
}


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The newest work that has a picture, then a row for each kind, then the topics. 11 queries."""
    newest = {
        kind: queries.works(WorkFilters(kind=kind), limit=how_many + 1).items
        for kind, (_layout, _sizes, how_many) in _ROWS.items()
    }
    lead = _lead(newest)
    all_words = {
        "video": _("All films"),
        "article": _("All articles"),
        "comic": _("All comics"),
        "drama": _("All science plays"),
    }
    rows = []
    for kind, (layout, sizes, how_many) in _ROWS.items():
        cards = [card for card in newest[kind] if lead is None or card["id"] != lead["id"]][:how_many]
        if cards:
            rows.append(
                {
                    "kind": KINDS[kind],
                    "cards": cards,
                    "layout": layout,
                    "sizes": sizes,
                    "all": all_words[kind],
                }
            )
    said = identity.of(request)
    about = _("Science made in Guangdong for everyone: films, comics, articles and plays.")
    context = {
        "lead": lead,
        "rows": rows,
        "topics": topics.tree(),
        "meta": metadata.site(said.display_name, about),
    }
    return render(request, "site/home.html", context)


def _lead(newest: dict[str, list[dict[str, Any]]]) -> dict[str, Any] | None:
    cards = [card for row in newest.values() for card in row]
    with_cover = [card for card in cards if card["cover"]]
    return max(with_cover or cards, key=lambda card: card["published_at"], default=None)
