"""Reading the public record. The site, the API and search know publications only from here."""

from .details import preview, work, work_by_id
from .feed import feed, latest, latest_change
from .filters import ORDERS, WorkFilters, live_works
from .lists import Page, cards, count_works, works
from .terms import term, terms, terms_page, works_per_term

__all__ = [
    "ORDERS",
    "Page",
    "WorkFilters",
    "cards",
    "count_works",
    "feed",
    "latest",
    "latest_change",
    "live_works",
    "preview",
    "term",
    "terms",
    "terms_page",
    "work",
    "work_by_id",
    "works",
    "works_per_term",
]
