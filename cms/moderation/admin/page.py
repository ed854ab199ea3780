"""The review page of one work: the public's view beside the data, and every act on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from cms.works.editable import fields
from cms.works.models import Work

from .. import actions, queries, rules
from ..models import Reason, Remark, SubmissionState
from . import forms
from .changes import shown
from .queue import kind_name
from .views import MOVED_ON, ReviewAdminView, attempt

WRITTEN = ("comment", "text", "note", "reason", "correction_note")  # fields for words
STAYS = {"bin"}  # acts after which there is nothing more to do on the page


class WorkReviewView(ReviewAdminView):
    """Shows a work to its reviewers and takes their acts."""

    template_name = "moderation/admin/work.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rules.may_see_queue(request.user).require()
        try:
            self.page = queries.review_page(request.user, kwargs["work_id"])
        except Work.DoesNotExist as error:
            raise Http404 from error
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return self.page.submission.title if self.page.submission else self.page.work.draft_title

    def get(self, request: HttpRequest, work_id: int) -> HttpResponse:
        response = self._show(self._forms())
        if self.page.submission:
            actions.look(actor=request.user, work_id=work_id, revision_id=self.page.submission.revision_id)
        return response

    def post(self, request: HttpRequest, work_id: int) -> HttpResponse:
        offered = self._forms(request.POST)
        form = offered.get(request.POST.get("act", ""))
        if form is None:
            messages.error(request, MOVED_ON)
            return self._not_done(request, work_id)
        if attempt(request, form):
            return redirect(
                "moderation:queue" if form.name in STAYS else "moderation:work",
                *([] if form.name in STAYS else [work_id]),
            )
        if form.errors:
            return self._show(offered, status=422)  # what was typed stays
        return self._not_done(request, work_id)

    def _not_done(self, request: HttpRequest, work_id: int) -> HttpResponse:
        """The page as it is now. What was written at length is shown, so that it is not lost."""
        act = request.POST.get("act", "")
        written = next((text for name in WRITTEN if (text := request.POST.get(f"{act}-{name}"))), "")
        if not written:
            return redirect("moderation:work", work_id)
        self.page = queries.review_page(request.user, work_id)
        return self._show(self._forms(), status=409, written=written)

    def _forms(self, data: Any = None) -> dict[str, forms.ActForm]:
        """The acts that this person may do now, by name; the posted one bound to ``data``."""
        page = self.page
        parts = {"work": page.work, "submission": page.submission, "review": page.review}
        offered: dict[str, dict[str, Any]] = {}
        if page.review:
            if page.may_decide:
                offered["decide"] = {"is_last": page.is_last_stage}
                if not self._is_mine():
                    offered["claim"] = {}
            if page.may_decide or page.may_plan:
                offered["pass_on"] = {}
            if rules.may_release(self.request.user, page.review):
                offered["release"] = {}
        if page.submission and rules.may_remark(self.request.user, page.submission):
            offered["remark"] = {"fields": self._places()}
        if page.remarks:
            offered["resolve"] = {}
        if page.undoable:
            offered["undo"] = {}
        if page.may_plan:
            offered |= {"lane": {}, "schedule": {}} | ({"deadline": {}} if page.review else {})
        for name, answer in (
            ("take_down", page.may_take_down),
            ("put_back", page.may_put_back),
            ("bin", page.may_bin),
        ):
            if answer:
                offered[name] = {}
        if page.work.binned_at and rules.may_restore(self.request.user, page.work):
            offered["restore"] = {}
        if self._has_correction():
            offered["correct"] = {}
        posted = data.get("act") if data is not None else None
        return {
            name: forms.ACTS[name](data if name == posted else None, **parts, **extra)
            for name, extra in offered.items()
        }

    def _is_mine(self) -> bool:
        return self.page.review.claimed_by_id == self.request.user.pk

    def _has_correction(self) -> bool:
        """Whether an editor saved something newer than what is public and may send it to review."""
        work = self.page.work
        newer = work.live and work.latest_revision_id != work.live_revision_id
        return bool(newer and rules.may_submit(self.request.user, work))

    def _places(self) -> list[tuple[str, str]]:
        kind = self.page.submission.kind
        labels = queries.labels(self.page.work.specific_class)
        return [(name, labels.get(name, name)) for name in fields(kind)]

    def _show(self, offered: dict[str, forms.ActForm], status: int = 200, written: str = "") -> HttpResponse:
        page, model = self.page, self.page.work.specific_class
        compared = [
            (label, since, shown(model, since.changes))
            for label, since in (
                (_("Since you last looked"), page.since_look),
                (_("Since what the public sees"), page.since_public),
                (_("Since it was last sent"), page.since_previous),
            )
            if since is not None
        ]
        context = self.get_context_data(
            page=page,
            forms=offered,
            written=written,
            compared=compared,
            kind=kind_name(page.submission.kind if page.submission else model.KIND),
            purposes=[
                (Reason.For.CHANGES, _reasons(page, Reason.For.CHANGES)),
                (Reason.For.REFUSAL, _reasons(page, Reason.For.REFUSAL)),
            ],
            takedown_reasons=_reasons(page, Reason.For.TAKEDOWN),
            remarks=[(remark, self._place(remark)) for remark in page.remarks],
            history=queries.history(page.work)[:50],
            is_mine=bool(page.review) and self._is_mine(),
            is_approved=bool(page.submission) and page.submission.state == SubmissionState.APPROVED,
            now=timezone.now(),
        )
        return self.render_to_response(context, status=status)

    def _place(self, remark: Remark) -> str:
        name = remark.field.partition(":")[0]
        return queries.labels(self.page.work.specific_class).get(name, name)


def _reasons(page: queries.ReviewPage, purpose: Reason.For) -> list[Reason]:
    return [reason for reason in page.reasons if reason.purpose == purpose]
