"""Where a work stands in review, and what its creator can do there."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.moderation import actions, corrections, rules
from cms.moderation.models import Remark, Submission
from cms.moderation.queries import status_of, timeline
from cms.people import queries as people
from cms.people.actions import read_notifications
from cms.people.models import User
from cms.works import drafts
from cms.works import rules as works_rules
from cms.works.schema import form_schema

from ..access import endpoint, own_work, page
from ..acting import act
from ..labels import place_label


@require_safe
@page
def progress(request: HttpRequest, work_id: int) -> HttpResponse:
    """Every stage with its verdict, who acts next and by when, remarks, and what can be done now."""
    work = own_work(request, work_id)
    current = work.specific.get_latest_revision_as_object()
    values, schema = drafts.read(current), form_schema(work.kind)
    found = timeline(work, request.user)
    _read_notices(request, work_id)
    places = {
        remark.pk: place_label(schema, values, remark.field)
        for one in found.rounds
        for step in one.steps
        for remark in step.remarks
    }
    return render(
        request,
        "studio/progress.html",
        {
            "work": work,
            "tab": "progress",
            "title": current.title,
            "kind_label": schema["label"],
            "timeline": found,
            "newest": found.rounds[0] if found.rounds else None,
            "older": found.rounds[1:],
            "status": status_of([work])[work.pk],
            "places": places,
            "corrections": corrections.of_work(work),
            "may_edit": works_rules.may_edit(request.user, work),
            "may_submit": rules.may_submit(request.user, work),
            "may_send_more": not work.live or work.latest_revision_id != work.live_revision_id,
            "may_bin": rules.may_bin(request.user, work),
            "public_path": f"/{work.kind}/{work.slug}/" if work.live else "",
        },
    )


def _read_notices(request: HttpRequest, work_id: int) -> None:
    """Whoever sees the progress knows what the notices about this work said."""
    waiting = people.notices_of(cast(User, request.user)).filter(
        read_at=None, path=reverse("studio:editor", args=[work_id])
    )
    if ids := list(waiting.values_list("pk", flat=True)):
        read_notifications(user=cast(User, request.user), ids=ids)


@require_POST
@page
def withdraw(request: HttpRequest, work_id: int, submission_id: int) -> HttpResponse:
    """Take a work back out of review."""
    own_work(request, work_id)
    _of_work(work_id, submission_id)
    act(
        request,
        lambda: actions.withdraw(actor=request.user, submission_id=submission_id),
        _("The work is yours again: change it, and send it when you are ready."),
    )
    return redirect("studio:progress", work_id)


@require_POST
@page
def appeal(request: HttpRequest, work_id: int, submission_id: int) -> HttpResponse:
    """Appeal a refusal."""
    own_work(request, work_id)
    _of_work(work_id, submission_id)
    act(
        request,
        lambda: actions.appeal(
            actor=request.user, submission_id=submission_id, text=request.POST.get("text", "")
        ),
        _("Your appeal was sent."),
    )
    return redirect("studio:progress", work_id)


def _of_work(work_id: int, submission_id: int) -> None:
    if not Submission.objects.filter(pk=submission_id, work=work_id).exists():
        raise Http404(submission_id)


@endpoint("POST")
def resolve(request: HttpRequest, remark_id: int) -> dict[str, Any]:
    """Mark a remark as dealt with."""
    remark = Remark.objects.filter(pk=remark_id, is_internal=False).select_related("submission").first()
    if remark is None:
        raise Http404(remark_id)
    own_work(request, remark.submission.work_id)
    actions.resolve_remark(actor=request.user, remark_id=remark_id)
    return {"resolved": True}
