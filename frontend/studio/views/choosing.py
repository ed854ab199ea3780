"""What an editor chooses from, found by words."""

from typing import Any

from django.http import HttpRequest

from cms.works import queries
from cms.works.actions import create_series
from cms.works.models import Work

from .. import shown
from ..access import body_of, endpoint

JSON = dict[str, Any]


@endpoint("GET")
def works(request: HttpRequest) -> JSON:
    """Works that may be named, by words of their title (``?q=``)."""
    found = queries.works_to_choose(request.user, request.GET.get("q", "")[:100], limit=10)
    rows = Work.objects.in_bulk([pk for pk, _title in found])
    return {
        "items": [shown.work_info(rows[pk]) | {"title": title} for pk, title in found if pk in rows],
    }


@endpoint("POST")
def new_series(request: HttpRequest) -> JSON:
    """Begin a series: ``{"title"}``."""
    series = create_series(actor=request.user, title=str(body_of(request).get("title", "")))
    return {"value": str(series.pk), "label": series.title}
