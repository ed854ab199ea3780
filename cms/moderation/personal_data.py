"""What review holds about a person: how it is exported and how it is forgotten."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.actions import record
from cms.people.models import User
from cms.works.models import Work

from . import rules
from .actions.binning import put_into_bin
from .actions.going_live import come_down
from .actions.submitting import close
from .locking import lock_work
from .models import (
    Affiliation,
    Expertise,
    Look,
    Remark,
    Review,
    ReviewState,
    Submission,
    SubmissionState,
    Substitution,
)


def export(user: User) -> dict[str, Any]:
    """Submissions they made and verdicts and remarks they gave, as JSON values."""
    submissions = Submission.objects.filter(submitted_by=user).defer("content").order_by("pk")
    return {
        "submissions": [
            {
                "work": one.work_id,
                "title": one.title,
                "state": one.state,
                "submitted_at": one.submitted_at.isoformat(),
                "message": one.message,
                "correction_note": one.correction_note,
                "appeal": one.appeal_text,
            }
            for one in submissions
        ],
        "reviews": [
            {
                "work": one.submission.work_id,
                "stage": one.stage_name,
                "verdict": one.verdict,
                "comment": one.comment,
                "decided_at": one.decided_at.isoformat() if one.decided_at else None,
            }
            for one in Review.objects.filter(decided_by=user, state=ReviewState.DECIDED)
            .select_related("submission")
            .order_by("pk")
        ],
        "remarks": [
            {"work": work, "field": field, "text": text, "created_at": at.isoformat()}
            for work, field, text, at in Remark.objects.filter(author=user).values_list(
                "submission__work", "field", "text", "created_at"
            )
        ],
        "expertise": list(Expertise.objects.filter(user=user).values_list("topic__name", flat=True)),
        "substitutions": [
            {"starts": row.starts.isoformat(), "ends": row.ends.isoformat()}
            for row in Substitution.objects.filter(user=user)
        ],
    }


def erase(user: User, keep_published: bool) -> None:
    """Forget what only served the person; verdicts and the trail stay with the anonymised account.

    Whoever leaves claims nothing any more and stands in for nobody. Their works leave review;
    what is public comes down unless ``keep_published``; all that is not public goes into the bin.
    """
    _let_works_go(user, keep_published)
    Review.objects.filter(claimed_by=user, state=ReviewState.OPEN).update(claimed_by=None, claimed_at=None)
    Review.objects.filter(passed_to=user, state=ReviewState.OPEN).update(passed_to=None)
    for model in (Expertise, Affiliation, Look):
        model.objects.filter(user=user).delete()
    now = timezone.now()
    for role in ("user", "substitute"):
        rows = Substitution.objects.filter(**{role: user})
        rows.filter(starts__gte=now).delete()
        rows.filter(ends__gt=now).update(ends=now)
    Submission.objects.filter(submitted_by=user).update(message="", appeal_text="")


def _let_works_go(user: User, keep_published: bool) -> None:
    theirs = Work.objects.filter(Q(owner=user) | Q(creator__user=user)).order_by("pk")
    for pk in theirs.values_list("pk", flat=True):
        work = lock_work(pk)
        if opened := rules.open_submission(work):
            close(opened, SubmissionState.WITHDRAWN)
            record(actor=user, verb="moderation.withdraw", subject=work, submission=opened.pk)
        if work.live and not keep_published:
            come_down(work=work, actor=user, reason=_("Its creator has closed their account."))
            work = lock_work(pk)
        if not work.live and work.binned_at is None:
            put_into_bin(work=work, actor=user)
