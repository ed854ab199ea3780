"""The page on which a work is written."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from cms.moderation.models import SubmissionState
from cms.moderation.queries import timeline
from cms.works import checks, drafts, queries, rules
from cms.works.actions.drafting import MAX_DRAFT
from cms.works.models import Work
from cms.works.schema import form_schema

from .. import shown
from ..access import own_work, page

JSON = dict[str, Any]


@require_safe
@page
def editor(request: HttpRequest, work_id: int) -> HttpResponse:
    """The form of a work; where it can't be changed now, it says why and can only be read."""
    work = own_work(request, work_id)
    may_edit = rules.may_edit(request.user, work)
    config = editor_config(request, work, "" if may_edit else str(may_edit.reason))
    return render(
        request,
        "studio/editor.html",
        {"work": work, "config": config, "locked": config["locked"], "page": "editor", "tab": "editor"},
    )


def editor_config(request: HttpRequest, work: Work, locked: str) -> JSON:
    """All that the editor's script needs (``EditorConfig`` in ``types.ts``)."""
    current = work.specific.get_latest_revision_as_object()
    values = drafts.read(current)
    return {
        "work": {"id": work.pk, "kind": work.kind, "title": current.title},
        "user": str(request.user.pk),
        "token": get_token(request),
        "locked": locked,
        "schema": form_schema(work.kind),
        "values": values,
        "revision": work.latest_revision_id,
        "references": shown.references(current, values),
        "topics": _flat(queries.topic_tree()),
        "series": [{"value": str(row.pk), "label": row.title} for row in queries.series_of(request.user)],
        "organisations": [
            {"value": str(pk), "label": name} for pk, name in queries.organisations_of(request.user)
        ],
        "remarks": _remarks(request, work),
        "missing": _missing(current) if "check" in request.GET else [],
        "limits": {
            "picture": settings.MEDIA_PICTURE_MAX_BYTES,
            "film": settings.MEDIA_FILM_MAX_BYTES,
            "attachment": settings.MEDIA_ATTACHMENT_MAX_BYTES,
            "draft": MAX_DRAFT,
        },
        "urls": _urls(work),
    }


def _remarks(request: HttpRequest, work: Work) -> list[JSON]:
    """What reviewers said of the newest submission and nobody has dealt with, each with its place."""
    rounds = timeline(work, request.user).rounds
    if not rounds or (work.live and rounds[0].submission.state == SubmissionState.PUBLISHED):
        return []
    return [
        {
            "id": remark.pk,
            "field": remark.field,
            "text": remark.text,
            "by": step.name,
            "at": date_format(timezone.localtime(remark.created_at), "n月j日"),
        }
        for step in rounds[0].steps
        for remark in step.remarks
        if remark.resolved_at is None
    ]


def _missing(current: Work) -> list[JSON]:
    """What keeps the work from being submitted, each with its place: for those who come from that page."""
    return [{"field": one.field, "text": str(one.message)} for one in checks.missing(current)]


def _flat(nodes: list[queries.TopicNode], depth: int = 0) -> list[JSON]:
    flat = []
    for node in nodes:
        flat.append({"id": node.id, "name": node.name, "depth": depth})
        flat += _flat(node.children, depth + 1)
    return flat


def _urls(work: Work) -> JSON:
    back = urlencode({"next": reverse("studio:signed_in")})
    return {
        "draft": reverse("studio:draft", args=[work.pk]),
        "session": reverse("studio:session"),
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?{back}",
        "preview": f"/preview/{work.pk}/",
        "formula": reverse("studio:formula"),
        "choose_works": reverse("studio:choose_works"),
        "series": reverse("studio:series"),
        "pictures": reverse("studio:pictures"),
        "films": reverse("studio:films"),
        "attachments": reverse("studio:attachments"),
        "resolve": reverse("studio:resolve", args=[0]),
    }
