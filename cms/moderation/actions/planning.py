"""Lanes, deadlines and substitutes."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.actions import record
from cms.people.models import User

from .. import notices, plans, rules
from ..locking import lock_review, lock_submission
from ..models import Lane, Review, Submission, Substitution
from ..standing import APPEAL_STAGE
from .submitting import current_review

LONGEST_ABSENCE = timedelta(days=366)


@transaction.atomic
def set_lane(*, actor: Any, submission_id: int, lane: str) -> Submission:
    """Move a submission into another lane. The open stage's time runs from now, by that lane's plan.

    Raises Refused, Submission.DoesNotExist, ValidationError ("lane").
    """
    submission = lock_submission(submission_id)
    rules.may_plan(actor, submission).require()
    if lane not in Lane.values:
        raise ValidationError({"lane": _("There is no such lane.")})
    if lane == submission.lane:
        return submission
    submission.lane = lane
    submission.save(update_fields=["lane"])
    if review := current_review(submission):
        if hours := _hours(submission, review.stage_code):
            review.due_at = timezone.now() + timedelta(hours=hours)
            review.reminded_at = review.escalated_at = None
            review.save(update_fields=["due_at", "reminded_at", "escalated_at"])
        review.submission = submission
        notices.stage_opened(review)
    record(
        actor=actor, verb="moderation.set_lane", subject=submission.work, submission=submission.pk, lane=lane
    )
    return submission


def _hours(submission: Submission, stage_code: str) -> int | None:
    if stage_code == APPEAL_STAGE:
        return plans.APPEAL_HOURS[submission.lane]
    stages = plans.stages_for(submission.kind, submission.lane)
    return next((stage.hours for stage in stages if stage.code == stage_code), None)


@transaction.atomic
def set_deadline(*, actor: Any, review_id: int, due_at: datetime) -> Review:
    """Give an open stage another deadline. Raises Refused, Review.DoesNotExist, ValidationError ("due_at")."""
    review = lock_review(review_id)
    rules.may_plan(actor, review.submission).require()
    if due_at <= timezone.now():
        raise ValidationError({"due_at": _("This moment has passed. Choose a later one.")})
    before = review.due_at
    review.due_at = due_at
    review.reminded_at = review.escalated_at = None
    review.save(update_fields=["due_at", "reminded_at", "escalated_at"])
    record(
        actor=actor,
        verb="moderation.set_deadline",
        subject=review.submission.work,
        review=review.pk,
        before=before.isoformat(),
        after=due_at.isoformat(),
    )
    return review


@transaction.atomic
def set_substitute(
    *, actor: Any, away: User, substitute: User, starts: datetime, ends: datetime
) -> Substitution:
    """Name who stands in for ``away`` in a time; they act under their own name.

    Raises Refused, ValidationError ("starts", "ends").
    """
    rules.may_set_substitute(actor, away, substitute).require()
    if ends <= starts:
        raise ValidationError({"ends": _("The end must be after the beginning.")})
    if ends <= timezone.now():
        raise ValidationError({"ends": _("This moment has passed. Choose a later one.")})
    if ends - starts > LONGEST_ABSENCE:
        raise ValidationError({"ends": _("At most a year.")})
    row = Substitution.objects.create(user=away, substitute=substitute, starts=starts, ends=ends)
    record(
        actor=actor,
        verb="moderation.set_substitute",
        subject=away,
        substitute=substitute.pk,
        starts=starts.isoformat(),
        ends=ends.isoformat(),
    )
    notices.made_substitute(row)
    return row


@transaction.atomic
def end_substitution(*, actor: Any, substitution_id: int) -> None:
    """End a substitution now. Raises Refused, Substitution.DoesNotExist."""
    row = Substitution.objects.select_for_update().get(pk=substitution_id)
    rules.may_end_substitution(actor, row.user).require()
    record(actor=actor, verb="moderation.end_substitution", subject=row.user, substitute=row.substitute_id)
    if row.starts >= timezone.now():
        row.delete()
    elif row.ends > timezone.now():
        row.ends = timezone.now()
        row.save(update_fields=["ends"])
