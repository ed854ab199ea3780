"""The queue's page: filters, the list by deadline, and acts on many at once."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from cms.people import divisions
from cms.works.editable import MODELS
from cms.works.models import Topic

from .. import actions, queries
from ..models import Lane, Reason, Review, Stage, Verdict
from .views import ReviewAdminView

ANY = [("", _("Any"))]
SOON = timedelta(hours=12)


def kind_name(kind: str) -> str:
    """What a kind is called, in the active language."""
    return str(MODELS[kind]._meta.verbose_name) if kind in MODELS else kind


class QueueFilterForm(forms.Form):
    """The filters, as the address carries them."""

    words = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    mine = forms.ChoiceField(
        label=_("For whom"), required=False, choices=[("", _("All")), ("1", _("For me"))]
    )
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    topic = forms.ModelChoiceField(
        label=_("Topic"), required=False, queryset=Topic.objects.all(), empty_label=_("Any")
    )
    city = forms.ChoiceField(label=_("City"), required=False)
    lane = forms.ChoiceField(label=_("Lane"), required=False, choices=[*ANY, *Lane.choices])
    claimed = forms.ChoiceField(
        label=_("Claimed"),
        required=False,
        choices=[*ANY, ("me", _("By me")), ("nobody", _("By nobody")), ("others", _("By others"))],
    )
    waiting_days = forms.TypedChoiceField(
        label=_("Waiting"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            *ANY,
            ("1", _("1 day or longer")),
            ("3", _("3 days or longer")),
            ("7", _("7 days or longer")),
            ("30", _("30 days or longer")),
        ],
    )
    overdue = forms.ChoiceField(label=_("Deadline"), required=False, choices=[*ANY, ("1", _("Overdue"))])
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("due", _("By deadline")), ("age", _("Longest waiting")), ("newest", _("Newest"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = Stage.objects.order_by("sort_order").values_list("code", "name")
        self.fields["stage"].choices = [*ANY, *dict(stages).items()]
        self.fields["kind"].choices = [
            *ANY,
            *((kind, model._meta.verbose_name) for kind, model in MODELS.items()),
        ]
        self.fields["city"].choices = [*ANY, *divisions.choices()]

    def filters(self) -> tuple[queries.QueueFilters, str]:
        """The filters and the order. What is not valid counts as not given."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        order = given.pop("order", "due")
        topic = given.pop("topic", None)
        return (
            queries.QueueFilters(
                **given
                | {"mine": bool(given.get("mine")), "overdue": bool(given.get("overdue"))}
                | ({"topic": topic.pk} if topic else {})
            ),
            order,
        )


class BulkForm(forms.Form):
    """One act on the works that were ticked."""

    act = forms.ChoiceField(
        choices=[
            ("claim", _("Claim")),
            (Verdict.APPROVE.value, _("Approve")),
            (Verdict.CHANGES.value, _("Ask for changes")),
        ]
    )
    review = forms.TypedMultipleChoiceField(coerce=int, choices=())
    reason = forms.ModelChoiceField(
        queryset=Reason.objects.filter(purpose=Reason.For.CHANGES, is_active=True),
        required=False,
        empty_label=_("Reason (to ask for changes)"),
        widget=forms.Select(attrs={"aria-label": _("Reason (to ask for changes)")}),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        given = [value for value in data.getlist("review") if value.isdigit() and len(value) < 18]
        self.fields["review"].choices = [(value, value) for value in given]


class QueueView(ReviewAdminView):
    """Every stage that is open, by deadline, with what this person may do with it."""

    page_title = _("Queue")
    template_name = "moderation/admin/queue.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest) -> HttpResponse:
        form = QueueFilterForm(request.GET)
        filters, order = form.filters()
        found = queries.queue(request.user, filters, order=order, after=request.GET.get("after"))
        narrowed = {name: value for name, value in request.GET.items() if value and name != "after"}
        following = urlencode({**narrowed, "after": found.next}) if found.next else ""
        return self.render_to_response(
            self.get_context_data(
                form=form,
                rows=[(row, kind_name(row.review.submission.kind)) for row in found.items],
                following=following,
                is_narrowed=bool(narrowed),
                bulk=BulkForm(request.POST),
                now=timezone.now(),
                soon=timezone.now() + SOON,
            )
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BulkForm(request.POST)
        if form.is_valid():
            self._act(form)
        else:
            messages.error(request, _("Tick the works first, then choose what to do with them."))
        return HttpResponseRedirect(request.get_full_path())

    def _act(self, form: BulkForm) -> None:
        given = form.cleaned_data
        if given["act"] == "claim":
            outcomes = actions.claim_many(actor=self.request.user, review_ids=given["review"])
        else:
            outcomes = actions.decide_many(
                actor=self.request.user,
                review_ids=given["review"],
                verdict=given["act"],
                reasons=[given["reason"].pk] if given["reason"] and given["act"] == "changes" else [],
            )
        done = sum(1 for outcome in outcomes if not outcome.problem)
        if done:
            messages.success(self.request, ngettext("Done for %d work.", "Done for %d works.", done) % done)
        titles = dict(Review.objects.filter(pk__in=given["review"]).values_list("pk", "submission__title"))
        for outcome in outcomes:
            if outcome.problem:
                title = titles.get(outcome.review_id, "")
                messages.error(self.request, f"{title}: {outcome.problem}")
