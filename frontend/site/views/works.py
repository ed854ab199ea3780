"""The page of one work, as the public sees it and as a preview shows it."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cms.publishing import queries
from cms.publishing.errors import Gone, NotPublished
from frontend.components.kinds import KINDS

from .. import metadata
from ..caching import public_page

_SAME_TIME = timedelta(minutes=1)


@public_page
def work(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """A work, or its tombstone with the public reason (410). 6 queries."""
    try:
        shown = queries.work(kind=kind, slug=slug)
    except Gone as gone:
        return render(request, "410.html", {"gone": gone, "section": kind}, status=410)
    except NotPublished as missing:
        raise Http404(slug) from missing
    return render(request, template_of(shown), context_of(shown))


def template_of(shown: dict[str, Any]) -> str:
    """The template of the work's kind."""
    return f"site/work_{shown['kind']}.html"


def context_of(shown: dict[str, Any], *, preview: bool = False) -> dict[str, Any]:
    """What a work's template needs, the same for the public page and the preview."""
    kind = KINDS[shown["kind"]]
    crumbs = [{"name": str(kind.many), "path": f"/{kind.code}/"}]
    return {
        "section": kind.code,
        "work": shown,
        "is_updated": shown["updated_at"] - shown["published_at"] > _SAME_TIME,
        "crumbs": crumbs,
        "meta": metadata.work(shown, crumbs, noindex=preview),
        "preview": preview,
    }
