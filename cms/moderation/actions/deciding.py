"""Claiming a review, giving its verdict, passing it on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.answers import Refused
from cms.audit.actions import record
from cms.people.models import User
from cms.works.models import Work

from .. import digests, notices, plans, rules
from ..locking import lock_review
from ..models import Reason, Review, ReviewState, Submission, SubmissionState, Verdict
from ..standing import case_of, standing_of
from .going_live import publish_now
from .submitting import close

MAX_COMMENT = 2000  # characters


@dataclass(frozen=True)
class Outcome:
    """What became of one of many: ``problem`` is empty when it was done."""

    review_id: int
    problem: str = ""


@transaction.atomic
def claim(*, actor: Any, review_id: int) -> Review:
    """Take a review for oneself, so that colleagues leave it. Raises Refused, Review.DoesNotExist."""
    review = lock_review(review_id)
    rules.may_decide(actor, review).require()
    if review.claimed_by_id != actor.pk:
        record(actor=actor, verb="moderation.claim", subject=review.submission.work, review=review.pk)
    review.claimed_by, review.claimed_at = actor, timezone.now()
    review.save(update_fields=["claimed_by", "claimed_at"])
    return review


@transaction.atomic
def release(*, actor: Any, review_id: int) -> Review:
    """Give a claimed review back to the colleagues. Raises Refused, Review.DoesNotExist."""
    review = lock_review(review_id)
    rules.may_release(actor, review).require()
    record(
        actor=actor,
        verb="moderation.release",
        subject=review.submission.work,
        review=review.pk,
        claimed_by=review.claimed_by_id,
    )
    review.claimed_by = review.claimed_at = review.passed_to = None
    review.save(update_fields=["claimed_by", "claimed_at", "passed_to"])
    return review


@transaction.atomic
def pass_on(*, actor: Any, review_id: int, to: User, note: str = "") -> Review:
    """Hand a review to a colleague of the same role, also to an expert of another topic.

    Raises Refused, Review.DoesNotExist.
    """
    review = lock_review(review_id)
    rules.may_pass_on(actor, review, to).require()
    review.claimed_by = review.passed_to = to
    review.claimed_at = timezone.now()
    review.save(update_fields=["claimed_by", "claimed_at", "passed_to"])
    record(actor=actor, verb="moderation.pass_on", subject=review.submission.work, review=review.pk, to=to.pk)
    notices.passed_on(review, note=note.strip()[:300])
    return review


@transaction.atomic
def decide(
    *,
    actor: Any,
    review_id: int,
    verdict: str,
    reasons: Sequence[int] = (),
    comment: str = "",
    at_once: bool = False,
    publish_at: datetime | None = None,
) -> Review:
    """Give the verdict of a stage.

    The last approval lets the work go live: at ``publish_at`` or the time that its creator asked
    for, but not before the minutes of ``MODERATION_UNDO_MINUTES`` have passed; with ``at_once``
    in this very transaction (then only a take-down undoes it).

    Args:
        verdict: a ``Verdict``; for changes and refusals ``reasons`` (ids from the list) or ``comment``
            must say why.

    Raises:
        Refused: this person may not decide it, or a colleague was quicker.
        ValidationError: by field.
        Review.DoesNotExist: there is no such review.
    """
    review = lock_review(review_id)
    rules.may_decide(actor, review).require()
    chosen = _reasons(verdict, reasons, comment, publish_at)
    submission = review.submission
    _require_unchanged(submission)
    _close_review(review, actor, verdict, chosen, comment.strip())
    match Verdict(verdict):
        case Verdict.CHANGES:
            close(submission, SubmissionState.CHANGES)
            notices.changes_asked(review)
        case Verdict.REFUSE:
            close(submission, SubmissionState.REFUSED)
            notices.refused(review)
        case Verdict.APPROVE:
            if following := plans.open_next(submission):
                notices.stage_passed(review)
                notices.stage_opened(following)
            else:
                _approved(submission, actor, at_once, publish_at)
    return review


def _reasons(verdict: str, reasons: Iterable[int], comment: str, publish_at: datetime | None) -> list[Reason]:
    errors: dict[str, list[str]] = {}
    if verdict not in Verdict.values:
        raise ValidationError({"verdict": _("There is no such verdict.")})
    purpose = {"changes": Reason.For.CHANGES, "refuse": Reason.For.REFUSAL}.get(verdict)
    wanted = set(reasons)
    chosen = list(Reason.objects.filter(pk__in=wanted, purpose=purpose)) if purpose else []
    if purpose and len(chosen) != len(wanted):
        errors["reasons"] = [_("One of these reasons is no longer on the list. Choose again.")]
    if purpose and not wanted and not comment.strip():
        errors["comment"] = [_("Say why: choose a reason or write one.")]
    if len(comment.strip()) > MAX_COMMENT:
        errors["comment"] = [_("At most %(max)d characters.") % {"max": MAX_COMMENT}]
    if publish_at and publish_at <= timezone.now():
        errors["publish_at"] = [_("This moment has passed. Choose a later one.")]
    if errors:
        raise ValidationError(errors)
    return chosen


def _require_unchanged(submission: Submission) -> None:
    """Nobody judges a revision that was overwritten in place since it was sent."""
    if digests.digest(digests.of_revision(submission.revision)) != submission.digest:
        raise ValidationError(
            _("This version was changed after it had been sent to review. It must be sent again."),
            code="changed",
        )


def _close_review(review: Review, actor: Any, verdict: str, reasons: list[Reason], comment: str) -> None:
    _answer, behalf = rules.judge(standing_of(actor), case_of(review))
    review.state, review.verdict, review.comment = ReviewState.DECIDED, verdict, comment
    review.decided_by, review.on_behalf_of_id, review.decided_at = actor, behalf, timezone.now()
    review.save(update_fields=["state", "verdict", "comment", "decided_by", "on_behalf_of", "decided_at"])
    review.reasons.set(reasons)
    record(
        actor=actor,
        verb=f"moderation.{verdict}",
        subject=review.submission.work,
        submission=review.submission_id,
        review=review.pk,
        stage=review.stage_code,
        reasons=[reason.pk for reason in reasons],
        on_behalf_of=behalf,
        revision=review.submission.revision_id,
        digest=review.submission.digest,
    )


def _approved(submission: Submission, actor: Any, at_once: bool, publish_at: datetime | None) -> None:
    earliest = timezone.now() + timedelta(minutes=settings.MODERATION_UNDO_MINUTES)
    wanted = publish_at or submission.publish_at
    submission.state = SubmissionState.APPROVED
    submission.publish_at = timezone.now() if at_once else max(filter(None, [wanted, earliest]))
    submission.save(update_fields=["state", "publish_at"])
    record(
        actor=actor,
        verb="moderation.approved",
        subject=submission.work,
        submission=submission.pk,
        publish_at=submission.publish_at.isoformat(),
    )
    if at_once:
        publish_now(submission, actor)
    else:
        notices.approved(submission)


def decide_many(
    *, actor: Any, review_ids: Sequence[int], verdict: str, reasons: Sequence[int] = (), comment: str = ""
) -> list[Outcome]:
    """Give many reviews the same verdict, each in its own transaction; what is refused says why."""
    return [
        _attempt(
            review_id,
            lambda pk: decide(actor=actor, review_id=pk, verdict=verdict, reasons=reasons, comment=comment),
        )
        for review_id in review_ids
    ]


def claim_many(*, actor: Any, review_ids: Sequence[int]) -> list[Outcome]:
    """Claim many reviews, each in its own transaction; what is refused says why."""
    return [_attempt(pk, lambda one: claim(actor=actor, review_id=one)) for pk in review_ids]


def _attempt(review_id: int, act: Any) -> Outcome:
    try:
        act(review_id)
    except Refused as refusal:
        return Outcome(review_id, str(refusal.answer.reason))
    except ValidationError as error:
        return Outcome(review_id, " ".join(error.messages))
    except (Review.DoesNotExist, Work.DoesNotExist):
        return Outcome(review_id, _("It is not there any more."))
    return Outcome(review_id)
