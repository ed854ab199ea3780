"""The search page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.publishing.errors import BadCursor
from cms.publishing.queries import Page, WorkFilters
from search import queries
from search.questions import LONGEST, QueryError

from .. import filters as site_filters
from .. import metadata, topics
from ..caching import public_answer

PER_PAGE = 20
_CURSOR_LENGTH = 600


@public_answer
def search(request: HttpRequest) -> HttpResponse:
    """What was found, or why nothing can be searched for. At most 8 queries."""
    words = request.GET.get("q", "").strip()[: LONGEST + 1]
    filters = site_filters.read(
        request,
        offer=("kind", "topic", "audience", "city"),
        topics=topics.tree() if words else (),
        kept=[("q", words)] if words else [],
    )
    cursor = request.GET.get("cursor", "")[:_CURSOR_LENGTH] or None
    page, problem = Page([], None), ""
    if words:
        try:
            page = queries.search(words, filters=filters.narrow(WorkFilters()), cursor=cursor, limit=PER_PAGE)
        except QueryError as error:
            problem = str(error.message)
        except BadCursor:
            return HttpResponseRedirect(filters.address())
    title = _("Search: %(words)s") % {"words": words} if words else _("Search")
    context = {
        "search_text": words,
        "hits": page.items,
        "problem": problem,
        "filters": filters,
        "paging": {
            "next": filters.address(page.next) if page.next else None,
            "first": filters.address() if cursor else None,
        },
        "meta": metadata.page(title, filters.address(cursor), noindex=bool(words)),
    }
    return render(request, "site/search.html", context)
