"""Lists of works: of a kind, of a topic, of a creator. All page by cursor."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.people.models.creators import CreatorKind
from cms.publishing import queries
from cms.publishing.errors import BadCursor, NotPublished
from cms.publishing.queries import WorkFilters
from frontend.components.kinds import KINDS

from .. import filters as site_filters
from .. import metadata, topics
from ..caching import public_page
from ..filters import Filters

PER_PAGE = 24
_CURSOR_LENGTH = 600


@public_page
def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """``/video/`` and the others. At most 7 queries."""
    tree = topics.tree()
    filters = site_filters.read(request, offer=("topic", "audience", "city", "order"), topics=tree)
    said = KINDS[kind]
    context = {
        "section": kind,
        "heading": said.many,
        "introduction": said.about,
    }
    return _list(
        request, "site/list.html", WorkFilters(kind=kind), filters, context, str(said.many), str(said.about)
    )


@public_page
def of_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic with all that is under it. At most 7 queries."""
    tree = topics.tree()
    every = [one for top in tree for one in (top, *top["children"])]
    topic = next((one for one in every if one["slug"] == slug), None)
    if topic is None:
        raise Http404(slug)
    filters = site_filters.read(request, offer=("kind", "audience", "city", "order"))
    introduction = topic.get("introduction") or ""
    above = topics.trail(tree, topic)
    context = {
        "section": "topics",
        "heading": topic["name"],
        "introduction": introduction,
        "children": topic["children"],
        "crumbs": [{"name": _("Topics"), "path": "/topics/"}, *above],
    }
    about = introduction or _("Works about %(topic)s, checked by experts.") % {"topic": topic["name"]}
    return _list(request, "site/list.html", WorkFilters(topic=slug), filters, context, topic["name"], about)


@public_page
def of_creator(request: HttpRequest, slug: str) -> HttpResponse:
    """A creator and their works. At most 6 queries."""
    try:
        creator = queries.term("creator", slug)
    except NotPublished as missing:
        raise Http404(slug) from missing
    filters = site_filters.read(request, offer=("kind", "order"))
    context = {
        "section": "creators",
        "creator": creator,
        "creator_kind": CreatorKind(creator["kind"]).label,
        "crumbs": [{"name": _("Creators"), "path": "/creators/"}],
    }
    about = creator["bio"] or _("Works by %(name)s.") % {"name": creator["name"]}
    return _list(
        request, "site/creator.html", WorkFilters(creator=slug), filters, context, creator["name"], about
    )


def _list(
    request: HttpRequest,
    template: str,
    base: WorkFilters,
    filters: Filters,
    context: dict[str, Any],
    title: str,
    about: str,
) -> HttpResponse:
    cursor = request.GET.get("cursor", "")[:_CURSOR_LENGTH] or None
    try:
        page = queries.works(filters.narrow(base), order=filters.order, cursor=cursor, limit=PER_PAGE)
    except BadCursor:
        return HttpResponseRedirect(filters.address())  # an old or mistyped address: from the start
    paging = {
        "next": filters.address(page.next) if page.next else None,
        "first": filters.address() if cursor else None,
    }
    meta = metadata.page(title, filters.address(cursor), about, noindex=bool(cursor))
    return render(
        request,
        template,
        {**context, "cards": page.items, "filters": filters, "paging": paging, "meta": meta},
    )
