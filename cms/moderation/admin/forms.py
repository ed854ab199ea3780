"""The forms of a work's review page. Each is one act: what it asks, and the action that it calls."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.models import User
from cms.works.models import Work

from .. import actions
from ..models import Lane, Reason, Review, Submission, Verdict
from .widgets import MomentInput


class ActForm(forms.Form):
    """A form that performs one action. ``done`` is what the reviewer is told afterwards."""

    name: ClassVar[str]
    done: Any = ""

    def __init__(
        self,
        *args: Any,
        work: Work,
        submission: Submission | None = None,
        review: Review | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("prefix", self.name)
        super().__init__(*args, **kwargs)
        self.work, self.submission, self.review = work, submission, review

    def perform(self, actor: User) -> None:
        """Call the action. Raises Refused, ValidationError and what the action raises."""
        raise NotImplementedError(self.name)


class ClaimForm(ActForm):
    """Takes the review for oneself."""

    name = "claim"
    done = _("It is yours. Colleagues see that you are working on it.")

    def perform(self, actor: User) -> None:
        actions.claim(actor=actor, review_id=self.review.pk)


class ReleaseForm(ActForm):
    """Gives a claimed review back."""

    name = "release"
    done = _("It is open to colleagues again.")

    def perform(self, actor: User) -> None:
        actions.release(actor=actor, review_id=self.review.pk)


class DecisionForm(ActForm):
    """The verdict of a stage, with reasons from the list and words of the reviewer's own."""

    name = "decide"
    done = _("Your decision is recorded. You can undo it for a few minutes.")

    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    reasons = forms.ModelMultipleChoiceField(
        label=_("Reasons"),
        queryset=Reason.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    comment = forms.CharField(
        label=_("Remark to the creator"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    publish_at = forms.DateTimeField(
        label=_("Publish at"),
        help_text=_("Only at the last stage. Empty: as soon as the time to undo is over."),
        required=False,
        widget=MomentInput,
    )
    at_once = forms.BooleanField(
        label=_("Publish at once"),
        help_text=_("Only at the last stage. It cannot be undone then, only taken down."),
        required=False,
    )

    def __init__(self, *args: Any, is_last: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = Reason.objects.filter(is_active=True, purpose__in=[Reason.For.CHANGES, Reason.For.REFUSAL])
        self.fields["reasons"].queryset = reasons
        if not is_last:
            del self.fields["publish_at"], self.fields["at_once"]

    def perform(self, actor: User) -> None:
        given = self.cleaned_data
        wanted = {
            Verdict.CHANGES: Reason.For.CHANGES,
            Verdict.REFUSE: Reason.For.REFUSAL,
        }.get(given["verdict"])
        actions.decide(
            actor=actor,
            review_id=self.review.pk,
            verdict=given["verdict"],
            reasons=[reason.pk for reason in given["reasons"] if reason.purpose == wanted],
            comment=given["comment"],
            at_once=given.get("at_once", False),
            publish_at=given.get("publish_at"),
        )


class UndoForm(ActForm):
    """Takes one's own verdict back."""

    name = "undo"
    done = _("Your decision is undone. The stage is open again.")

    review_id = forms.IntegerField(widget=forms.HiddenInput)

    def perform(self, actor: User) -> None:
        actions.undo_decision(actor=actor, review_id=self.cleaned_data["review_id"])


class PassOnForm(ActForm):
    """Hands the review to a colleague of the same role."""

    name = "pass_on"
    done = _("It is passed on.")

    to = forms.ModelChoiceField(label=_("Colleague"), queryset=User.objects.none())
    note = forms.CharField(
        label=_("Note for the colleague"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.review is not None:
            self.fields["to"].queryset = User.objects.filter(
                is_active=True, groups=self.review.group_id
            ).order_by("name")

    def perform(self, actor: User) -> None:
        actions.pass_on(actor=actor, review_id=self.review.pk, **self.cleaned_data)


class RemarkForm(ActForm):
    """Says something about one place of the work."""

    name = "remark"
    done = _("Your remark is kept.")

    field = forms.ChoiceField(label=_("About"), required=False)
    text = forms.CharField(label=_("Remark"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    is_internal = forms.BooleanField(label=_("Only for reviewers"), required=False)

    def __init__(self, *args: Any, fields: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", _("The whole work")), *fields]

    def perform(self, actor: User) -> None:
        actions.remark(actor=actor, submission_id=self.submission.pk, **self.cleaned_data)


class ResolveForm(ActForm):
    """Marks a remark as dealt with."""

    name = "resolve"
    done = _("The remark is marked as dealt with.")

    remark_id = forms.IntegerField(widget=forms.HiddenInput)

    def perform(self, actor: User) -> None:
        actions.resolve_remark(actor=actor, remark_id=self.cleaned_data["remark_id"])


class LaneForm(ActForm):
    """Moves the submission into another lane."""

    name = "lane"
    done = _("The lane is changed, and with it the time limits.")

    lane = forms.ChoiceField(label=_("Lane"), choices=Lane.choices)

    def perform(self, actor: User) -> None:
        actions.set_lane(actor=actor, submission_id=self.submission.pk, lane=self.cleaned_data["lane"])


class DeadlineForm(ActForm):
    """Gives the open stage another deadline."""

    name = "deadline"
    done = _("The deadline is changed.")

    due_at = forms.DateTimeField(label=_("Due"), widget=MomentInput)

    def perform(self, actor: User) -> None:
        actions.set_deadline(actor=actor, review_id=self.review.pk, due_at=self.cleaned_data["due_at"])


class ScheduleForm(ActForm):
    """Sets when the work goes live once it is approved."""

    name = "schedule"
    done = _("The time of publication is set.")

    publish_at = forms.DateTimeField(
        label=_("Publish at"),
        required=False,
        widget=MomentInput,
        help_text=_("Empty: as soon as it is approved."),
    )

    def clean_publish_at(self) -> Any:
        publish_at = self.cleaned_data["publish_at"]
        if publish_at and publish_at < timezone.now():
            raise forms.ValidationError(_("This time has passed. Choose a later one."))
        return publish_at

    def perform(self, actor: User) -> None:
        actions.schedule(
            actor=actor, submission_id=self.submission.pk, publish_at=self.cleaned_data["publish_at"]
        )


class TakeDownForm(ActForm):
    """Takes a public work down, with the reason that the public reads."""

    name = "take_down"
    done = _("The work is taken down. Its address now shows the reason.")

    reason = forms.CharField(
        label=_("Reason, as the public will read it"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def perform(self, actor: User) -> None:
        actions.take_down(actor=actor, work_id=self.work.pk, reason=self.cleaned_data["reason"])


class PutBackForm(ActForm):
    """Makes public again what was taken down."""

    name = "put_back"
    done = _("The work is public again, as it was approved.")

    def perform(self, actor: User) -> None:
        actions.put_back(actor=actor, work_id=self.work.pk)


class CorrectionForm(ActForm):
    """Sends the latest revision of a public work to review as a correction."""

    name = "correct"
    done = _("The correction is in review. The public keeps the old text until it is approved.")

    correction_note = forms.CharField(
        label=_("What was corrected, as readers will see it"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def perform(self, actor: User) -> None:
        actions.submit(
            actor=actor,
            work_id=self.work.pk,
            revision_id=self.work.latest_revision_id,
            correction_note=self.cleaned_data["correction_note"],
        )


class BinForm(ActForm):
    """Puts the work into the bin."""

    name = "bin"
    done = _("The work is in the bin. It can be restored for 30 days.")

    def perform(self, actor: User) -> None:
        actions.bin_work(actor=actor, work_id=self.work.pk)


class RestoreForm(ActForm):
    """Takes the work out of the bin."""

    name = "restore"
    done = _("The work is out of the bin, as it was.")

    def perform(self, actor: User) -> None:
        actions.restore_from_bin(actor=actor, work_id=self.work.pk)


ACTS: dict[str, type[ActForm]] = {
    form.name: form
    for form in (
        ClaimForm,
        ReleaseForm,
        DecisionForm,
        UndoForm,
        PassOnForm,
        RemarkForm,
        ResolveForm,
        LaneForm,
        DeadlineForm,
        ScheduleForm,
        TakeDownForm,
        PutBackForm,
        CorrectionForm,
        BinForm,
        RestoreForm,
    )
}
