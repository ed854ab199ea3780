"""The pages that list topics and creators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.people.models.creators import CreatorKind
from cms.publishing import queries

from .. import metadata, topics
from ..caching import public_page

PER_GROUP = 60  # creators; the others are found by search and beside their works


@public_page
def all_topics(request: HttpRequest) -> HttpResponse:
    """The tree of topics. 3 queries."""
    about = _("What the works are about, from viruses to typhoons.")
    context = {
        "section": "topics",
        "topics": topics.tree(),
        "meta": metadata.page(_("Topics"), "/topics/", about),
    }
    return render(request, "site/topics.html", context)


@public_page
def all_creators(request: HttpRequest) -> HttpResponse:
    """Those who made the most, by sort. 4 queries."""
    works = queries.works_per_term("creator")
    creators = [{**one, "works": works.get(one["id"], 0)} for one in queries.terms("creator")]
    creators = sorted((one for one in creators if one["works"]), key=lambda one: -one["works"])
    groups = []
    for code, name in (
        (CreatorKind.PERSON, _("People")),
        (CreatorKind.SCHOOL, _("Schools")),
        (CreatorKind.ORGANISATION, _("Organisations")),
    ):
        members = [one for one in creators if one["kind"] == code][:PER_GROUP]
        if members:
            groups.append({"code": str(code), "name": name, "creators": members})
    about = _("People, schools and organisations whose works are here.")
    context = {
        "section": "creators",
        "groups": groups,
        "meta": metadata.page(_("Creators"), "/creators/", about),
    }
    return render(request, "site/creators.html", context)
