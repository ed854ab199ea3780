"""The gate (see ``cms.works.gate``): what becomes public is exactly what was approved."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import BaseLock
from wagtail.models import Revision

from cms.answers import YES, Answer, no
from cms.works.models import Work

from . import digests
from .models import Submission, SubmissionState, TakeDown
from .rules import OPEN_STATES

MAY_BE_PUBLIC = (SubmissionState.APPROVED, SubmissionState.PUBLISHED)


_opened: ContextVar[frozenset[int]] = ContextVar("submissions that go live now", default=frozenset())


@contextmanager
def opened_for(submission: Submission) -> Iterator[None]:
    """Let an approved submission pass inside the block. Only review's own publishing does this:
    it keeps the time, the audit entry and the notices."""
    token = _opened.set(_opened.get() | {submission.pk})
    try:
        yield
    finally:
        _opened.reset(token)


class ReviewLock(BaseLock):
    """Keeps a work as it is while it is in review, from everybody."""

    def for_user(self, user: object) -> bool:
        return True

    def get_message(self, user: object) -> str:
        return _("This work is in review and cannot be changed. Its creator can withdraw it.")

    def get_locked_by(self, user: object) -> str:
        return _("In review")


class BinLock(ReviewLock):
    """Keeps a work as it is while it is in the bin."""

    def get_message(self, user: object) -> str:
        return _("This work is in the bin. Restore it to change it.")

    def get_locked_by(self, user: object) -> str:
        return _("In the bin")


class Gatekeeper:
    """Answers ``Work.save`` from the submissions and take-downs."""

    def may_go_live(self, work: Work) -> Answer:
        """Whether an approved submission has this very revision, unchanged, and the work says the same."""
        if Work.objects.filter(pk=work.pk, binned_at__isnull=False).exists():  # not as loaded long ago
            return no("in_bin", gettext_lazy("This work is in the bin."))
        submission = approved_submission(work.pk, work.live_revision_id)
        if submission is None:
            return no(
                "not_approved",
                gettext_lazy("This version of the work was not approved by every stage of review."),
            )
        revision = Revision.objects.filter(pk=submission.revision_id).first()
        if revision is None or digests.digest(digests.of_revision(revision)) != submission.digest:
            return no("changed", gettext_lazy("This version was changed after it had been approved."))
        if digests.of_work(work) != digests.of_work(revision.as_object()):
            return no("differs", gettext_lazy("This is not what was approved: the work was changed."))
        if submission.state == SubmissionState.APPROVED and submission.pk not in _opened.get():
            return no("waits", gettext_lazy("An approved work goes live at its time, through review only."))
        return YES

    def went_live(self, work: Work) -> None:
        """Close the submission that is now public, and those before it."""
        submission = approved_submission(work.pk, work.live_revision_id)
        if submission is None or submission.state == SubmissionState.PUBLISHED:
            return
        now = work.last_published_at or timezone.now()
        Submission.objects.filter(work=work.pk, state=SubmissionState.PUBLISHED).update(
            state=SubmissionState.SUPERSEDED
        )
        Submission.objects.filter(pk=submission.pk).update(
            state=SubmissionState.PUBLISHED,
            closed_at=submission.closed_at or now,  # put back after a take-down: the first time stays
            publish_failure="",
        )
        TakeDown.objects.filter(work=work.pk, ended_at=None).update(ended_at=now)

    def may_come_down(self, work: Work) -> Answer:
        """Whether a chief editor or an administrator has taken it down, with a public reason."""
        if TakeDown.objects.filter(work=work.pk, ended_at=None).exists():
            return YES
        return no(
            "no_takedown",
            gettext_lazy("A public work comes down only by taking it down with a reason."),
        )

    def public_reason(self, work: Work) -> str:
        """The reason that the tombstone shows."""
        takedown = TakeDown.objects.filter(work=work.pk).first()
        return takedown.reason if takedown else ""

    def lock(self, work: Work) -> BaseLock | None:
        """Nobody changes what is in review, waits for its time, or is in the bin."""
        if work.binned_at:
            return BinLock(work)
        if Submission.objects.filter(work=work.pk, state__in=OPEN_STATES).exists():
            return ReviewLock(work)
        return None


def approved_submission(work_id: int, revision_id: int | None) -> Submission | None:
    """The submission by which this revision may be public, or None."""
    if revision_id is None:
        return None
    return (
        Submission.objects.filter(work=work_id, revision=revision_id, state__in=MAY_BE_PUBLIC)
        .defer("content")
        .first()
    )
