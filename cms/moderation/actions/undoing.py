"""Taking back a verdict in its first minutes."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.audit.actions import record

from .. import notices, rules
from ..locking import lock_review
from ..models import Review, ReviewState, SubmissionState

COPIED = (
    "submission",
    "position",
    "stage",
    "stage_code",
    "stage_name",
    "group",
    "needs_expertise",
    "independent",
    "opened_at",
    "due_at",
    "reminded_at",
    "escalated_at",
    "passed_to",
)


@transaction.atomic
def undo_decision(*, actor: Any, review_id: int) -> Review:
    """Take back one's own verdict; the stage is open again, claimed by the one who undid it.

    The old review stays as it was given, void, with the moment of its undoing.

    Returns:
        The stage's new review.

    Raises:
        Refused: too late, not theirs, public already, or others have acted on it since.
        Review.DoesNotExist: there is no such review.
    """
    review = lock_review(review_id)
    rules.may_undo(actor, review).require()
    submission, now = review.submission, timezone.now()
    submission.reviews.filter(state=ReviewState.OPEN).update(state=ReviewState.VOID)
    review.state, review.undone_at = ReviewState.VOID, now
    review.save(update_fields=["state", "undone_at"])
    submission.state, submission.closed_at = SubmissionState.IN_REVIEW, None
    submission.save(update_fields=["state", "closed_at"])
    again = Review.objects.create(
        **{name: getattr(review, name) for name in COPIED}, claimed_by=actor, claimed_at=now
    )
    record(
        actor=actor,
        verb="moderation.undo",
        subject=submission.work,
        submission=submission.pk,
        review=review.pk,
        again=again.pk,
        verdict=review.verdict,
        stage=review.stage_code,
    )
    notices.undone(review)
    return again
