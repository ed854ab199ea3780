"""Versions of a work, and going back to one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Revision

from cms.moderation.queries import status_of
from cms.works import drafts, rules
from cms.works.actions import DraftConflict, discard_draft, save_draft
from cms.works.editable import MODELS
from cms.works.models import Work

from ..access import own_work, page
from ..acting import act

PAGE = 30  # versions


@require_safe
@page
def versions(request: HttpRequest, work_id: int) -> HttpResponse:
    """The versions that were kept, newest first: when, by whom, which was sent and which is public."""
    work = own_work(request, work_id)
    rows = work.revisions.select_related("user").defer("content").order_by("-pk")
    sent = {row.revision_id: row for row in work.submissions.defer("content").order_by("pk")}
    shown_page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "studio/versions.html",
        {
            "work": work,
            "tab": "versions",
            "title": work.draft_title,
            "kind_label": MODELS[work.kind]._meta.verbose_name,
            "paging": shown_page,
            "rows": [(row, sent.get(row.pk)) for row in shown_page.object_list],
            "may_edit": rules.may_edit(request.user, work),
            "status": status_of([work])[work.pk],
        },
    )


@require_POST
@page
def restore(request: HttpRequest, work_id: int, revision_id: int) -> HttpResponse:
    """Make an older version the draft; what is there now stays among the versions."""
    work = own_work(request, work_id)
    revision = work.revisions.filter(pk=revision_id).first()
    if revision is None:
        raise Http404(revision_id)
    if (
        act(request, lambda: _restore(request, work, revision), _("The older version is the draft now."))
        is None
    ):
        return redirect("studio:versions", work.pk)
    return redirect("studio:editor", work.pk)


def _restore(request: HttpRequest, work: Work, revision: Revision) -> Revision | None:
    content = drafts.read(revision)
    content.pop("slug", None)  # the address is the work's, not the version's
    try:
        return save_draft(
            actor=request.user, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=content
        )
    except DraftConflict:
        return None


@require_POST
@page
def discard(request: HttpRequest, work_id: int) -> HttpResponse:
    """Go back to the version that is public."""
    own_work(request, work_id)
    done = act(
        request,
        lambda: discard_draft(actor=request.user, work_id=work_id),
        _("The draft is as the public version again."),
    )
    return redirect("studio:editor" if done else "studio:versions", work_id)
