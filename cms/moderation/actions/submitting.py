"""Sending a work to review, taking it back, appealing a refusal."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.audit.actions import record
from cms.works import checks
from cms.works.models import Topic, Work

from .. import digests, notices, plans, rules
from ..automatic.tasks import run_checks
from ..locking import lock_submission, lock_work
from ..models import Lane, Review, ReviewState, Submission, SubmissionState

MAX_NOTE = 300  # characters, as the columns have it
MAX_MESSAGE = 1000
MAX_APPEAL = 2000


@transaction.atomic
def submit(
    *,
    actor: Any,
    work_id: int,
    revision_id: int,
    lane: str = Lane.USUAL,
    publish_at: datetime | None = None,
    correction_note: str = "",
    message: str = "",
) -> Submission:
    """Send one revision of a work to review; this revision, to the letter, is what can be approved.

    A second click (the same revision, already in review) returns the submission that the first made.

    Args:
        revision_id: the revision that the person saw; it must be the newest.
        publish_at: not before this moment; None: as soon as it is approved.
        correction_note: what readers are told, when the work is public already (then it must be given).
        message: to the reviewers, for example what was changed.

    Raises:
        Refused: the person or the work may not be submitted now.
        ValidationError: by field, all that is missing in the work; "revision": it was changed meanwhile.
    """
    work = lock_work(work_id)
    standing = rules.open_submission(work)
    if standing and standing.revision_id == revision_id and rules.owns(actor, work):
        return standing
    rules.may_submit(actor, work, lane).require()
    revision = _newest(work, revision_id)
    proposed = revision.as_object()
    errors = _missing(proposed)
    errors |= _bad_wishes(work, lane, publish_at, correction_note, message)
    if errors:
        raise ValidationError(errors)
    previous = work.submissions.defer("content").first()
    submission = _create(
        proposed,
        revision,
        lane=lane,
        publish_at=publish_at,
        is_correction=work.live,
        correction_note=correction_note.strip() if work.live else "",
        message=message.strip(),
        previous=previous if previous and previous.state == SubmissionState.CHANGES else None,
        submitted_by=actor,
    )
    _start(submission, actor, verb="moderation.submit")
    return submission


def _newest(work: Work, revision_id: int) -> Revision:
    if revision_id != work.latest_revision_id:
        raise ValidationError(
            {"revision": _("The work was changed meanwhile. Look at it again before you send it.")}
        )
    if work.live and revision_id == work.live_revision_id:
        raise ValidationError({"revision": _("Nothing was changed since it was published.")})
    return Revision.objects.get(pk=revision_id)


def _missing(work: Work) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in checks.missing(work):
        found.setdefault(item.field, []).append(str(item.message))
    return found


def _bad_wishes(
    work: Work, lane: str, publish_at: datetime | None, correction_note: str, message: str
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if lane not in Lane.values:
        found["lane"] = [_("There is no such lane.")]
    if publish_at and publish_at <= timezone.now():
        found["publish_at"] = [_("This moment has passed. Choose a later one.")]
    if work.live and not correction_note.strip():
        found["correction_note"] = [_("Say what was corrected: readers will see it.")]
    for name, text, limit in (
        ("correction_note", correction_note, MAX_NOTE),
        ("message", message, MAX_MESSAGE),
    ):
        if len(text.strip()) > limit:
            found[name] = [_("At most %(max)d characters.") % {"max": limit}]
    return found


def _create(proposed: Work, revision: Revision, **fields: Any) -> Submission:
    content = digests.of_revision(revision)
    submission = Submission.objects.create(
        work_id=proposed.pk,
        revision=revision,
        content=content,
        digest=digests.digest(content),
        title=proposed.title,
        kind=proposed.kind,
        city=proposed.city,
        organisation_id=proposed.organisation_id,
        **fields,
    )
    submission.topics.set(Topic.objects.filter(pk__in=content.get("topics", [])))
    return submission


def _start(submission: Submission, actor: Any, verb: str) -> None:
    review = plans.open_first(submission)
    record(
        actor=actor,
        verb=verb,
        subject=submission.work,
        submission=submission.pk,
        revision=submission.revision_id,
        digest=submission.digest,
        lane=submission.lane,
        stage=review.stage_code,
        correction=submission.is_correction,
        previous=submission.previous_id,
    )
    notices.stage_opened(review)
    submission_id = submission.pk
    transaction.on_commit(lambda: run_checks.enqueue(submission_id))


@transaction.atomic
def withdraw(*, actor: Any, submission_id: int) -> Submission:
    """Take a work back out of review. Raises Refused, Submission.DoesNotExist."""
    submission = lock_submission(submission_id)
    rules.may_withdraw(actor, submission).require()
    close(submission, SubmissionState.WITHDRAWN)
    record(actor=actor, verb="moderation.withdraw", subject=submission.work, submission=submission.pk)
    notices.withdrawn(submission)
    return submission


def close(submission: Submission, state: SubmissionState) -> None:
    """End a submission that is open; its open review is not needed any more."""
    submission.reviews.filter(state=ReviewState.OPEN).update(state=ReviewState.VOID)
    submission.state = state
    submission.closed_at = timezone.now()
    submission.save(update_fields=["state", "closed_at"])


@transaction.atomic
def appeal(*, actor: Any, submission_id: int, text: str) -> Submission:
    """Appeal a refusal, once: a chief editor who did not refuse it hears it first.

    If they agree, the same revision passes every stage afresh, without the one who refused it.

    Raises Refused, Submission.DoesNotExist, ValidationError ("text": empty or too long).
    """
    refused = lock_submission(submission_id)
    rules.may_appeal(actor, refused).require()
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("Say why you think the refusal was wrong.")})
    if len(text) > MAX_APPEAL:
        raise ValidationError({"text": _("At most %(max)d characters.") % {"max": MAX_APPEAL}})
    submission = _create(
        refused.revision.as_object(),
        refused.revision,
        lane=refused.lane,
        publish_at=refused.publish_at,
        is_correction=refused.is_correction,
        correction_note=refused.correction_note,
        previous=refused,
        is_appeal=True,
        appeal_text=text,
        submitted_by=actor,
    )
    _start(submission, actor, verb="moderation.appeal")
    return submission


def current_review(submission: Submission) -> Review | None:
    """The stage that is open now."""
    return submission.reviews.filter(state=ReviewState.OPEN).first()
