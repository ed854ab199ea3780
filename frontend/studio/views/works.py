"""Starting works, and putting them in the bin and back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.moderation.actions import bin_work, restore_from_bin
from cms.works.actions import create_work, start_from
from cms.works.editable import KINDS
from cms.works.rules import may_create

from ..access import own_work, page
from ..acting import act


@require_POST
@page
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin a work of a kind. Without a profile, that is what must be done first."""
    if kind not in KINDS:
        raise Http404(kind)
    work = act(request, lambda: create_work(actor=request.user, kind=kind))
    if work is None:
        return redirect("studio:home" if may_create(request.user) else "account_profile")
    return redirect("studio:editor", work.pk)


@require_POST
@page
def copy(request: HttpRequest, work_id: int) -> HttpResponse:
    """Begin a work from an old one."""
    own_work(request, work_id)
    work = act(
        request,
        lambda: start_from(actor=request.user, work_id=work_id),
        _("This is a new work with the content of the old one. Change its title first."),
    )
    return redirect("studio:editor", work.pk) if work else redirect("studio:home")


@require_POST
@page
def to_bin(request: HttpRequest, work_id: int) -> HttpResponse:
    """Put a work in the bin."""
    own_work(request, work_id)
    act(request, lambda: bin_work(actor=request.user, work_id=work_id), _("The work is in the bin."))
    return redirect("studio:home")


@require_POST
@page
def from_bin(request: HttpRequest, work_id: int) -> HttpResponse:
    """Take a work out of the bin."""
    own_work(request, work_id)
    restored = act(
        request, lambda: restore_from_bin(actor=request.user, work_id=work_id), _("The work is back.")
    )
    return redirect("studio:editor", work_id) if restored else redirect("studio:bin")
