"""The first page of the studio: my works, and what I must do next."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.moderation.queries import Status, status_of
from cms.moderation.queries.timelines import LABELS
from cms.people import queries as people
from cms.people.models import User
from cms.people.rules import may_submit_works
from cms.works import queries
from cms.works.editable import KINDS, MODELS
from cms.works.models import Work

from .. import shown
from ..access import page

PAGE = 20  # works
# What waits for the creator comes first.
_URGENT = ("changes", "refused", "taken_down")
_FILTERS = ("draft", "changes", "in_review", "approved", "published", "refused", "withdrawn", "taken_down")


@dataclass(frozen=True)
class Row:
    """One work of the list."""

    work: Work
    title: str
    kind_label: str
    status: Status
    cover: dict[str, Any] | None
    is_mine: bool


@require_safe
@page
def home(request: HttpRequest) -> HttpResponse:
    """My works, narrowed by state (``?state=``), kind (``?kind=``) and words of the title (``?q=``)."""
    works = list(queries.works_of(request.user))
    statuses = status_of(works)
    counts = Counter(status.code for status in statuses.values())
    chosen = {name: request.GET.get(name, "")[:60] for name in ("state", "kind", "q")}
    found = [work for work in works if _fits(work, statuses[work.pk], chosen)]
    shown_page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = _rows(request, list(shown_page.object_list), statuses)
    urgent = [(work, statuses[work.pk]) for work in works if statuses[work.pk].code in _URGENT]
    invitations = list(queries.invitations_for(request.user))
    said = {reverse("studio:editor", args=[work.pk]) for work, _status in urgent}
    if invitations:
        said.add(reverse("studio:invitations"))
    return render(
        request,
        "studio/home.html",
        {
            "tab": "home",
            "rows": rows,
            "paging": shown_page,
            "chosen": chosen,
            "filters": [(code, LABELS[code], counts[code]) for code in _FILTERS if counts[code]],
            "kinds": [(kind, MODELS[kind]._meta.verbose_name) for kind in KINDS],
            "total": len(works),
            "urgent": [(work, statuses[work.pk]) for work in works if statuses[work.pk].code in _URGENT],
            "invitations": list(queries.invitations_for(request.user)),
            "notices": list(people.notices_of(cast(User, request.user)).filter(read_at=None)[:4]),
            "may_submit": may_submit_works(request.user),
            "unread": people.unread_count(request.user),
        },
    )


def _fits(work: Work, status: Status, chosen: dict[str, str]) -> bool:
    if chosen["state"] and status.code != chosen["state"]:
        return False
    if chosen["kind"] and work.kind != chosen["kind"]:
        return False
    return chosen["q"].strip().lower() in work.draft_title.lower()


def _rows(request: HttpRequest, works: list[Work], statuses: dict[int, Status]) -> list[Row]:
    covers = shown.pictures(work.cover_id for work in works if work.cover_id)
    return [
        Row(
            work=work,
            title=work.draft_title,
            kind_label=str(MODELS[work.kind]._meta.verbose_name),
            status=statuses[work.pk],
            cover=covers.get(str(work.cover_id)),
            is_mine=work.owner_id == request.user.pk,
        )
        for work in works
    ]


@require_safe
@page
def bin_page(request: HttpRequest) -> HttpResponse:
    """My works in the bin, and how long they stay there."""
    works = list(queries.binned_works_of(request.user))
    rows = _rows(request, works, status_of(works))
    return render(
        request,
        "studio/bin.html",
        {
            "tab": "home",
            "rows": rows,
            "days": settings.MODERATION_BIN_DAYS,
            "unread": people.unread_count(request.user),
        },
    )
