"""Where a work stands, in words for its creator. Reviewers' names are never in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.answers import Answer
from cms.works.models import Work

from .. import plans, rules
from ..models import Remark, Review, ReviewState, Submission, SubmissionState, Verdict

VERDICTS: dict[str, str | Promise] = {
    Verdict.APPROVE: _("Approved"),
    Verdict.CHANGES: _("Changes asked for"),
    Verdict.REFUSE: _("Refused"),
}


@dataclass(frozen=True)
class Step:
    """One stage: over, open now, or still to come. ``who`` is a role, never a person."""

    code: str
    name: str
    who: str
    state: str  # "done", "current", "coming", "stopped" (the review ended before it was decided)
    verdict: str = ""  # a Verdict, when done
    verdict_label: str | Promise = ""
    decided_at: datetime | None = None
    due_at: datetime | None = None  # when current
    is_overdue: bool = False
    reasons: list[str] = field(default_factory=list)
    comment: str = ""
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """One submission with its steps."""

    submission: Submission
    steps: list[Step]
    may_withdraw: Answer
    may_appeal: Answer


@dataclass(frozen=True)
class Timeline:
    """All rounds of a work, the newest first. ``next_by`` says who acts next (empty: nobody)."""

    rounds: list[Round]
    next_by: str | Promise
    next_due: datetime | None
    takedown_reason: str = ""


@dataclass(frozen=True)
class Status:
    """How a work stands, for a list. ``code``: draft, in_review, changes, refused, withdrawn, approved,
    published, correcting, taken_down, bin."""

    code: str
    label: str | Promise
    stage: str = ""
    due_at: datetime | None = None
    publish_at: datetime | None = None
    has_newer_draft: bool = False
    needs_creator: bool = False


LABELS: dict[str, str | Promise] = {
    "draft": _("Draft"),
    "in_review": _("In review"),
    "changes": _("Changes asked for"),
    "refused": _("Refused"),
    "withdrawn": _("Withdrawn"),
    "approved": _("Approved, waits for its time"),
    "published": _("Public"),
    "correcting": _("Public, a correction is in review"),
    "taken_down": _("Taken down"),
    "bin": _("In the bin"),
}


def timeline(work: Work, reader: Any) -> Timeline:
    """The timeline of a work as its creator sees it. A number of queries fixed by the count of rounds."""
    submissions = list(work.submissions.defer("content").order_by("-pk"))
    reviews: dict[int, list[Review]] = defaultdict(list)
    rows = Review.objects.filter(submission__in=submissions).select_related("group")
    for review in rows.prefetch_related("reasons").order_by("pk"):
        reviews[review.submission_id].append(review)
    remarks: dict[int | None, list[Remark]] = defaultdict(list)
    for remark in Remark.objects.filter(submission__in=submissions, is_internal=False):
        remarks[remark.review_id].append(remark)
    rounds = []
    for submission in submissions:
        submission.work = work
        rounds.append(
            Round(
                submission,
                _steps(submission, reviews[submission.pk], remarks),
                rules.may_withdraw(reader, submission),
                rules.may_appeal(reader, submission),
            )
        )
    who, due = _next(rounds[0] if rounds else None, work)
    takedown = work.takedowns.filter(ended_at=None).first()
    return Timeline(rounds, who, due, takedown.reason if takedown else "")


def _steps(
    submission: Submission, reviews: list[Review], remarks: dict[int | None, list[Remark]]
) -> list[Step]:
    now = timezone.now()
    steps = []
    for review in reviews:
        if review.undone_at or (review.state == ReviewState.VOID and submission.state in rules.OPEN_STATES):
            continue  # taken back: it does not count
        done = review.state == ReviewState.DECIDED
        current = review.state == ReviewState.OPEN
        steps.append(
            Step(
                code=review.stage_code,
                name=review.stage_name,
                who=review.group.name,
                state="done" if done else "current" if current else "stopped",
                verdict=review.verdict if done else "",
                verdict_label=VERDICTS[review.verdict] if done else "",
                decided_at=review.decided_at if done else None,
                due_at=review.due_at if current else None,
                is_overdue=current and review.due_at <= now,
                reasons=[reason.text for reason in review.reasons.all()] if done else [],
                comment=review.comment if done else "",
                remarks=remarks[review.pk],
            )
        )
    if submission.state == SubmissionState.IN_REVIEW:
        passed = {step.code for step in steps}
        steps += [
            Step(stage.code, stage.name, stage.group.name, "coming")
            for stage in plans.stages_for(submission.kind, submission.lane)
            if stage.code not in passed
        ]
    return steps


def _next(newest: Round | None, work: Work) -> tuple[str | Promise, datetime | None]:
    if newest is None:
        return (_("You"), None)
    match newest.submission.state:
        case SubmissionState.IN_REVIEW:
            current = next((step for step in newest.steps if step.state == "current"), None)
            return (current.who, current.due_at) if current else ("", None)
        case SubmissionState.APPROVED:
            return (_("The platform, when the time comes"), newest.submission.publish_at)
        case SubmissionState.CHANGES | SubmissionState.WITHDRAWN:
            return (_("You"), None)
        case SubmissionState.REFUSED if newest.may_appeal:
            return (_("You"), None)
    return ("", None)


def status_of(works: Iterable[Work]) -> dict[int, Status]:
    """How each of the works stands, by its id. Two queries, whatever the number."""
    known = {work.pk: work for work in works}
    newest: dict[int, Submission] = {}
    for submission in Submission.objects.filter(work__in=known).defer("content").order_by("pk"):
        newest[submission.work_id] = submission
    current = {
        review.submission_id: review
        for review in Review.objects.filter(submission__in=newest.values(), state=ReviewState.OPEN)
    }
    return {
        pk: _status(work, newest.get(pk), current.get(newest[pk].pk) if pk in newest else None)
        for pk, work in known.items()
    }


def _status(work: Work, newest: Submission | None, review: Review | None) -> Status:
    code = _code(work, newest)
    return Status(
        code=code,
        label=LABELS[code],
        stage=review.stage_name if review else "",
        due_at=review.due_at if review else None,
        publish_at=newest.publish_at if newest and newest.state == SubmissionState.APPROVED else None,
        has_newer_draft=newest is not None and work.latest_revision_id != newest.revision_id,
        needs_creator=newest is None or newest.state == SubmissionState.CHANGES,
    )


def _code(work: Work, newest: Submission | None) -> str:
    if work.binned_at:
        return "bin"
    if newest is None:
        return "draft"
    if newest.state in (SubmissionState.SUPERSEDED, SubmissionState.PUBLISHED):
        return "published"
    if newest.state == SubmissionState.IN_REVIEW and work.live:
        return "correcting"
    if newest.state == SubmissionState.WITHDRAWN and not work.live and work.first_published_at:
        return "taken_down"  # a correction was stopped by the take-down
    if work.live and newest.state in (SubmissionState.WITHDRAWN, SubmissionState.REFUSED):
        return "published"  # a correction came to nothing: the public text stands
    return str(newest.state)
