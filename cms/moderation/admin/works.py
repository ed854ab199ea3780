"""All works that were ever sent to review, or are public: the place to look one up."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.works.editable import MODELS
from cms.works.models import Work

from ..models import Submission, SubmissionState
from .queue import ANY, kind_name
from .views import ReviewAdminView


class WorksFilterForm(forms.Form):
    """Words in the title or the creator's name, the kind, and how far the work has come."""

    words = forms.CharField(label=_("Title or creator"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[*ANY, ("live", _("Public")), *SubmissionState.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [*ANY, *((kind, kind_name(kind)) for kind in MODELS)]


def works(words: str = "", kind: str = "", state: str = "") -> QuerySet[Work]:
    """Works out of the bin that reviewers may see, with the state of their latest submission."""
    latest = Submission.objects.filter(work=OuterRef("pk")).order_by("-pk")
    rows = (
        Work.objects.filter(binned_at=None, submissions__isnull=False)
        .distinct()
        .annotate(
            submission_state=Subquery(latest.values("state")[:1]),
            submission_kind=Subquery(latest.values("kind")[:1]),
        )
        .select_related("creator")
        .order_by("-latest_revision_created_at", "-pk")
    )
    if words:
        rows = rows.filter(draft_title__icontains=words) | rows.filter(creator__name__icontains=words)
    if kind:
        rows = rows.filter(submission_kind=kind)
    if state == "live":
        return rows.filter(live=True)
    return rows.filter(submission_state=state) if state else rows


class WorksView(ReviewAdminView):
    """The list, the last changed first."""

    page_title = _("All works")
    header_icon = "doc-full"
    template_name = "moderation/admin/works.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = WorksFilterForm(request.GET)
        form.is_valid()
        given = {name: value for name, value in form.cleaned_data.items() if value}
        page = Paginator(works(**given), 30).get_page(request.GET.get("p"))
        states = dict(SubmissionState.choices)
        rows = [
            (work, kind_name(work.submission_kind), states.get(work.submission_state, "")) for work in page
        ]
        return self.render_to_response(
            self.get_context_data(
                form=form, rows=rows, page_obj=page, page_query="&" + urlencode(given) if given else ""
            )
        )
