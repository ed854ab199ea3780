"""Co-authors of a work, and invitations to be one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.answers import Refused
from cms.people.queries import unread_count
from cms.works import queries, rules
from cms.works.actions import answer_invitation, invite_coauthor, remove_coauthor
from cms.works.editable import MODELS
from cms.works.models import Work

from ..access import own_work, page
from ..acting import act


@require_http_methods(["GET", "HEAD", "POST"])
@page
def coauthors(request: HttpRequest, work_id: int) -> HttpResponse:
    """Who was invited and what they answered; inviting by mail."""
    work = own_work(request, work_id)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            invite_coauthor(
                actor=request.user,
                work_id=work.pk,
                email=request.POST.get("email", ""),
                role=request.POST.get("role", ""),
            )
        except Refused as refusal:
            errors = {"general": [str(refusal.answer.reason)]}
        except ValidationError as error:
            errors = error.message_dict if hasattr(error, "error_dict") else {"general": error.messages}
        else:
            messages.success(request, _("The invitation was sent."))
            return redirect("studio:coauthors", work.pk)
    return _show(request, work, errors)


def _show(request: HttpRequest, work: Work, errors: dict[str, list[str]]) -> HttpResponse:
    return render(
        request,
        "studio/coauthors.html",
        {
            "work": work,
            "tab": "coauthors",
            "title": work.draft_title,
            "kind_label": MODELS[work.kind]._meta.verbose_name,
            "coauthors": list(queries.coauthors_of(work)),
            "may_invite": rules.may_own(request.user, work) and rules.may_edit(request.user, work),
            "may_own": rules.may_own(request.user, work),
            "errors": errors,
            "given": request.POST,
        },
        status=422 if errors else 200,
    )


@require_POST
@page
def remove(request: HttpRequest, work_id: int, invitation_id: int) -> HttpResponse:
    """Take a co-author off a work; a co-author can take themselves off."""
    work = own_work(request, work_id)
    if not any(one.pk == invitation_id for one in queries.coauthors_of(work)):
        raise Http404(invitation_id)
    act(
        request,
        lambda: remove_coauthor(actor=request.user, invitation_id=invitation_id),
        _("They are no longer named as a co-author."),
    )
    if rules.is_author(request.user, work):
        return redirect("studio:coauthors", work.pk)
    return redirect("studio:home")  # they took themselves off


@require_safe
@page
def invitations(request: HttpRequest) -> HttpResponse:
    """Invitations that wait for my answer."""
    return render(
        request,
        "studio/invitations.html",
        {
            "tab": "home",
            "invitations": list(queries.invitations_for(request.user)),
            "unread": unread_count(request.user),
        },
    )


@require_POST
@page
def answer(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Confirm or decline an invitation of mine."""
    if not any(one.pk == invitation_id for one in queries.invitations_for(request.user)):
        raise Http404(invitation_id)
    accept = request.POST.get("answer") == "accept"
    said = _("You are named as a co-author now.") if accept else _("You declined the invitation.")
    given = act(
        request,
        lambda: answer_invitation(actor=request.user, invitation_id=invitation_id, accept=accept),
        said,
    )
    return redirect("studio:editor", given.work_id) if given and accept else redirect("studio:home")
