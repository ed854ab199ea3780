"""What crawlers and browsers ask for by themselves: robots.txt, the sitemap, the icon."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from cms.publishing import queries
from cms.publishing.addresses import absolute
from frontend.components.kinds import KINDS

from ..caching import public_page

# Nothing to find there: pages for members, and lists in all their orders.
_CLOSED = ("/admin/", "/studio/", "/accounts/", "/preview/", "/search/?", "/*?*cursor=")
_PER_QUERY = 100
_LONGEST = 5000  # works in the sitemap, newest first: the protocol allows 50,000 addresses


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by everyone."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _CLOSED),
        "",
        f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where the icon is, for browsers that ask at the old place."""
    return HttpResponsePermanentRedirect(static("site/favicon.ico"))


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The home page, lists, topics and the newest works. Two queries for each hundred works."""
    fixed = ["/", "/topics/", "/creators/", *(f"/{kind}/" for kind in KINDS)]
    entries = [{"url": absolute(path)} for path in fixed]
    entries += [{"url": term["url"]} for facet in ("topic", "creator") for term in queries.terms(facet)]
    cursor, works = None, 0
    while works < _LONGEST:
        page = queries.works(cursor=cursor, limit=_PER_QUERY)
        entries += [{"url": card["url"], "at": card["updated_at"].date().isoformat()} for card in page.items]
        works, cursor = works + len(page.items), page.next
        if cursor is None:
            break
    return render(request, "site/sitemap.xml", {"entries": entries}, content_type="application/xml")
