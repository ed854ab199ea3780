"""Reminders at half of a stage's time, and escalation when it is over."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.audit.actions import record

from . import notices
from .locking import lock_review
from .models import Review, ReviewState


def watch(now: datetime | None = None) -> dict[str, int]:
    """Remind and escalate what is due, each review in its own transaction. Safe to run at any time.

    Returns how many were "reminded" and "escalated".
    """
    moment = now or timezone.now()
    waiting = Review.objects.filter(state=ReviewState.OPEN, escalated_at=None)
    done = {"reminded": 0, "escalated": 0}
    for review_id, opened_at, due_at, reminded_at in waiting.values_list(
        "pk", "opened_at", "due_at", "reminded_at"
    ):
        if due_at <= moment:
            done["escalated"] += _tell(review_id, moment, "escalated_at")
        elif reminded_at is None and opened_at + (due_at - opened_at) / 2 <= moment:
            done["reminded"] += _tell(review_id, moment, "reminded_at")
    return done


@transaction.atomic
def _tell(review_id: int, moment: datetime, column: str) -> bool:
    try:
        review = lock_review(review_id)
    except Review.DoesNotExist:
        return False
    if review.state != ReviewState.OPEN or getattr(review, column) is not None:
        return False
    setattr(review, column, moment)
    review.save(update_fields=[column])
    if column == "escalated_at":
        notices.overdue(review)
        record(actor=None, verb="moderation.overdue", subject=review.submission.work, review=review.pk)
    else:
        notices.reminder(review)
    return True
