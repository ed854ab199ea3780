"""From approved to public: now, at its time, after a take-down; and taking down."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.answers import Refused, no
from cms.audit.actions import record
from cms.works import actions as works
from cms.works.models import Work

from .. import notices, rules
from ..gate_keeper import opened_for
from ..locking import lock_submission, lock_work
from ..models import Submission, SubmissionState, TakeDown
from .submitting import close

MAX_REASON = 300  # characters

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """What became of one submission that was due. ``problem`` is empty when it went live."""

    submission_id: int
    title: str
    problem: str = ""


def publish_now(submission: Submission, actor: Any) -> None:
    """Let an approved submission go live, in the caller's transaction.

    Raises Refused when the gate finds that it is not what was approved.
    """
    with opened_for(submission):
        works.go_live(revision=submission.revision, actor=actor)
    submission.refresh_from_db(fields=["state", "closed_at", "publish_failure"])
    record(
        actor=actor,
        verb="moderation.publish",
        subject=submission.work,
        submission=submission.pk,
        revision=submission.revision_id,
        digest=submission.digest,
    )
    notices.published(submission)


def publish_due(now: datetime | None = None) -> list[Report]:
    """Publish every approved submission whose time has come, each in its own transaction.

    Safe to run from many workers and at any time: what a worker that was down missed is
    published when it is back.
    """
    due = Submission.objects.filter(
        state=SubmissionState.APPROVED, publish_at__lte=now or timezone.now()
    ).order_by("publish_at", "pk")
    return [report for pk in due.values_list("pk", flat=True) if (report := _publish_one(pk, now))]


def _publish_one(submission_id: int, now: datetime | None) -> Report | None:
    try:
        with transaction.atomic():
            submission = lock_submission(submission_id)
            if submission.state != SubmissionState.APPROVED:
                return None  # another worker was quicker, or it was withdrawn
            if submission.publish_at is None or submission.publish_at > (now or timezone.now()):
                return None  # it was put off meanwhile
            publish_now(submission, actor=None)
            return Report(submission_id, submission.title)
    except Submission.DoesNotExist:
        return None
    except Refused as refusal:
        return _failed(submission_id, str(refusal.answer.reason))
    except ValidationError as error:
        return _failed(submission_id, " ".join(error.messages))
    except Exception as error:  # one work's trouble must not keep the others from their time
        log.exception("publishing submission %s failed", submission_id)
        return _failed(
            submission_id, _("Something went wrong (%(error)s).") % {"error": type(error).__name__}
        )


def _failed(submission_id: int, problem: str) -> Report:
    """Keep why it failed; tell the chief editors the first time. It is tried again each time."""
    with transaction.atomic():
        submission = lock_submission(submission_id)
        if submission.publish_failure != problem[:300]:
            submission.publish_failure = problem[:300]
            submission.save(update_fields=["publish_failure"])
            record(
                actor=None,
                verb="moderation.publish_failed",
                subject=submission.work,
                submission=submission.pk,
            )
            notices.publishing_failed(submission)
    return Report(submission_id, submission.title, problem)


@transaction.atomic
def schedule(*, actor: Any, submission_id: int, publish_at: datetime | None) -> Submission:
    """Set when a work goes live once it is approved; None: as soon as it may.

    Raises Refused, Submission.DoesNotExist, ValidationError ("publish_at": it has passed).
    """
    submission = lock_submission(submission_id)
    rules.may_plan(actor, submission).require()
    if publish_at and publish_at <= timezone.now():
        raise ValidationError({"publish_at": _("This moment has passed. Choose a later one.")})
    if publish_at is None and submission.state == SubmissionState.APPROVED:
        publish_at = timezone.now()
    submission.publish_at = publish_at
    submission.publish_failure = ""
    submission.save(update_fields=["publish_at", "publish_failure"])
    record(
        actor=actor,
        verb="moderation.schedule",
        subject=submission.work,
        submission=submission.pk,
        publish_at=publish_at.isoformat() if publish_at else None,
    )
    return submission


@transaction.atomic
def take_down(*, actor: Any, work_id: int, reason: str) -> TakeDown:
    """Take a public work down; its address then answers 410 with ``reason``.

    A correction that is in review or waits for its time is stopped too: it would put the work back.

    Raises Refused, Work.DoesNotExist, ValidationError ("reason": empty or too long).
    """
    work = lock_work(work_id)
    rules.may_take_down(actor, work).require()
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Say why it is taken down: readers are shown the reason.")})
    if len(reason) > MAX_REASON:
        raise ValidationError({"reason": _("At most %(max)d characters.") % {"max": MAX_REASON}})
    return come_down(work=work, actor=actor, reason=reason)


def come_down(*, work: Work, actor: Any, reason: str) -> TakeDown:
    """Take a locked, public work down, in the caller's transaction, without asking who may."""
    if opened := rules.open_submission(work):
        close(opened, SubmissionState.WITHDRAWN)
    public = work.submissions.filter(state=SubmissionState.PUBLISHED).defer("content").first()
    takedown = TakeDown.objects.create(work=work, submission=public, reason=reason, by=actor)
    work.submissions.filter(state=SubmissionState.PUBLISHED).update(state=SubmissionState.TAKEN_DOWN)
    works.come_down(work_id=work.pk, actor=actor)
    record(
        actor=actor,
        verb="moderation.take_down",
        subject=work,
        takedown=takedown.pk,
        submission=public.pk if public else None,
        stopped=opened.pk if opened else None,
    )
    notices.taken_down(takedown)
    return takedown


@transaction.atomic
def put_back(*, actor: Any, work_id: int) -> Submission:
    """Make public again what was taken down, exactly as it was approved.

    Raises Refused, Work.DoesNotExist.
    """
    work = lock_work(work_id)
    rules.may_put_back(actor, work).require()
    takedown = work.takedowns.filter(ended_at=None).first()
    submission = takedown.submission
    if submission is None or submission.state != SubmissionState.TAKEN_DOWN:
        raise Refused(no("nothing_approved", _("Nothing is left of what was approved. Send it to review.")))
    submission.work = work
    submission.state, submission.publish_at = SubmissionState.APPROVED, timezone.now()
    submission.save(update_fields=["state", "publish_at"])
    takedown.ended_at, takedown.ended_by = timezone.now(), actor
    takedown.save(update_fields=["ended_at", "ended_by"])
    record(
        actor=actor, verb="moderation.put_back", subject=work, takedown=takedown.pk, submission=submission.pk
    )
    publish_now(submission, actor)
    return submission
