"""A submission (one revision sent to review), its stages' reviews, remarks and looks."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .plans import Lane, Reason, Stage


class SubmissionState(models.TextChoices):
    """Where a submission stands. In review and approved are open; the others are closed."""

    IN_REVIEW = "in_review", _("In review")
    CHANGES = "changes", _("Changes asked for")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn by the creator")
    APPROVED = "approved", _("Approved, waits for its time")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Replaced by a later one")
    TAKEN_DOWN = "taken_down", _("Taken down")


class Submission(models.Model):
    """One revision of a work, sent to review. What is approved is exactly this revision.

    ``digest`` is the SHA-256 of the revision's canonical content: revisions can be
    overwritten in place, so publishing compares it again.
    """

    work = models.ForeignKey("works.Work", on_delete=models.CASCADE, related_name="submissions")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    content = models.JSONField(default=dict)  # the canonical content that the digest is of
    # What the queue filters by, as the revision has it.
    title = models.CharField(_("title"), max_length=255, blank=True)
    kind = models.CharField(_("kind"), max_length=16, blank=True, db_index=True)
    city = models.CharField(_("city"), max_length=6, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    topics = models.ManyToManyField("works.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    lane = models.CharField(_("lane"), max_length=8, choices=Lane.choices, default=Lane.USUAL)
    state = models.CharField(
        _("state"), max_length=16, choices=SubmissionState.choices, default=SubmissionState.IN_REVIEW
    )
    is_correction = models.BooleanField(_("correction"), default=False)
    correction_note = models.CharField(  # readers see it
        _("what was corrected"), max_length=300, blank=True
    )
    previous = models.ForeignKey(  # the submission that this one answers
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_appeal = models.BooleanField(_("appeal"), default=False)
    appeal_text = models.TextField(_("why the refusal was wrong"), max_length=2000, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.TextField(_("to the reviewers"), max_length=1000, blank=True)
    submitted_at = models.DateTimeField(default=timezone.now)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    publish_failure = models.CharField(_("why it could not be published"), max_length=300, blank=True)
    checked_at = models.DateTimeField(_("checked automatically"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["work"],
                condition=models.Q(state__in=["in_review", "approved"]),
                name="one_open_submission_per_work",
            ),
            models.UniqueConstraint(
                fields=["previous"], condition=models.Q(is_appeal=True), name="one_appeal_per_refusal"
            ),
        ]
        indexes = [
            models.Index(fields=["work", "-id"], name="submission_of_work"),
            models.Index(fields=["state", "publish_at"], name="submission_due"),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.get_state_display()}"


class ReviewState(models.TextChoices):
    """Where one stage stands."""

    OPEN = "open", _("Waits for a verdict")
    DECIDED = "decided", _("Verdict given")
    VOID = "void", _("Not needed any more")


class Verdict(models.TextChoices):
    """What a reviewer can say at the end of a stage."""

    APPROVE = "approve", _("Approve")
    CHANGES = "changes", _("Ask for changes")
    REFUSE = "refuse", _("Refuse")


class Review(models.Model):
    """One stage of one submission. The stage's rules are copied, so that a later change of plan moves nothing."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reviews")
    position = models.PositiveSmallIntegerField()
    stage = models.ForeignKey(Stage, null=True, on_delete=models.SET_NULL, related_name="+")
    stage_code = models.SlugField(max_length=16)
    stage_name = models.CharField(max_length=30)
    group = models.ForeignKey("auth.Group", on_delete=models.PROTECT, related_name="+")
    needs_expertise = models.BooleanField(default=False)
    independent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=ReviewState.choices, default=ReviewState.OPEN)
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(_("due at"))
    reminded_at = models.DateTimeField(null=True, blank=True)  # at half of the time
    escalated_at = models.DateTimeField(null=True, blank=True)  # when it was overdue
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    passed_to = models.ForeignKey(  # asked by a colleague; needs no expertise of their own
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey(  # whose substitute decided
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)  # then the state is "void"
    reasons = models.ManyToManyField(Reason, blank=True, related_name="+")
    comment = models.TextField(_("remark to the creator"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["submission_id", "position", "id"]
        indexes = [models.Index(fields=["state", "due_at"], name="review_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=models.Q(state="open"), name="one_open_review"
            ),
            models.CheckConstraint(
                condition=models.Q(state="decided", decided_at__isnull=False) & ~models.Q(verdict="")
                | ~models.Q(state="decided"),
                name="decided_has_verdict",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_name} · {self.submission_id}"


class Remark(models.Model):
    """What a reviewer says about one place of a work; the creator sees it beside that field."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="remarks")
    review = models.ForeignKey(Review, null=True, on_delete=models.SET_NULL, related_name="remarks")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    field = models.CharField(max_length=200, blank=True)  # a place as works.checks names it; empty: the whole
    text = models.TextField(_("text"), max_length=2000)
    is_internal = models.BooleanField(_("only for reviewers"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:40]


class Look(models.Model):
    """The revision of a work that a reviewer last looked at, for "what changed since"."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    work = models.ForeignKey("works.Work", on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "work"], name="one_look_per_work")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.work_id}"
