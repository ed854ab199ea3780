"""Which stages a work passes through, and opening them one after another."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.people.roles import Role, group_of

from .models import Review, ReviewPlan, ReviewState, Stage, Submission, Verdict
from .standing import APPEAL_STAGE

APPEAL_HOURS = {"usual": 72, "fast": 8}


def stages_for(kind: str, lane: str) -> list[Stage]:
    """The stages of the plan for a kind and lane, in order; the plan of any kind when it has none.

    Raises ValidationError when there is no plan with a stage: then nothing can be reviewed.
    """
    plans = ReviewPlan.objects.filter(kind__in=[kind, ""], lane=lane).order_by("-kind")
    for plan in plans:
        if stages := list(plan.stages.order_by("sort_order", "pk")):
            return stages
    raise ValidationError(
        _("No review plan is set up for this kind of work. Please tell an administrator."), code="no_plan"
    )


def open_first(submission: Submission) -> Review:
    """Open the first stage of a submission (of an appeal: the hearing of the appeal)."""
    if submission.is_appeal:
        return open_review(
            submission,
            position=0,
            stage_code=APPEAL_STAGE,
            stage_name=_("Appeal"),
            group=group_of(Role.CHIEF_EDITOR),
            independent=True,
            hours=APPEAL_HOURS[submission.lane],
        )
    return open_stage(submission, stages_for(submission.kind, submission.lane)[0])


def open_next(submission: Submission) -> Review | None:
    """Open the first stage of the plan that this submission has not passed. None: it passed them all.

    The plan is read now: a stage that an administrator added meanwhile is passed too, and one
    that they removed is not waited for.
    """
    passed = set(
        submission.reviews.filter(state=ReviewState.DECIDED, verdict=Verdict.APPROVE).values_list(
            "stage_code", flat=True
        )
    )
    for stage in stages_for(submission.kind, submission.lane):
        if stage.code not in passed:
            return open_stage(submission, stage)
    return None


def open_stage(submission: Submission, stage: Stage) -> Review:
    """Open a stage of the plan; its rules are copied into the review."""
    return open_review(
        submission,
        position=submission.reviews.count(),
        stage=stage,
        stage_code=stage.code,
        stage_name=stage.name,
        group=stage.group,
        needs_expertise=stage.needs_expertise,
        independent=stage.independent,
        hours=stage.hours,
    )


def open_review(submission: Submission, *, hours: int, **fields: object) -> Review:
    """Open a review that is due in so many hours."""
    now = timezone.now()
    return Review.objects.create(
        submission=submission, opened_at=now, due_at=now + timedelta(hours=hours), **fields
    )
