"""The history of a work in words, the bin, who has how much to do."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.audit.models import AuditEntry
from cms.people.models import User
from cms.works.editable import MODELS
from cms.works.models import Work

from ..models import Review, ReviewState, SubmissionState

WORDS: dict[str, str | Promise] = {
    "works.create": _("made the work"),
    "moderation.submit": _("sent it to review"),
    "moderation.appeal": _("appealed the refusal"),
    "moderation.withdraw": _("withdrew it from review"),
    "moderation.claim": _("claimed it"),
    "moderation.release": _("gave it back"),
    "moderation.pass_on": _("passed it on"),
    "moderation.approve": _("approved a stage"),
    "moderation.changes": _("asked for changes"),
    "moderation.refuse": _("refused it"),
    "moderation.undo": _("took a decision back"),
    "moderation.approved": _("gave the last approval"),
    "moderation.schedule": _("set the time of publication"),
    "moderation.publish": _("published it"),
    "moderation.publish_failed": _("could not publish it"),
    "moderation.take_down": _("took it down"),
    "moderation.put_back": _("put it back"),
    "moderation.bin": _("put it into the bin"),
    "moderation.restore": _("restored it from the bin"),
    "moderation.purge": _("deleted it for good"),
    "moderation.remark": _("left a remark"),
    "moderation.resolve_remark": _("marked a remark as dealt with"),
    "moderation.set_lane": _("changed the lane"),
    "moderation.set_deadline": _("changed the deadline"),
    "moderation.overdue": _("found it overdue"),
}


@dataclass(frozen=True)
class Act:
    """One line of a work's history. ``entry.actor`` is loaded; None: the system."""

    entry: AuditEntry
    words: str | Promise


@dataclass(frozen=True)
class Load:
    """How much one reviewer has to do, and has done in the last thirty days."""

    user: User
    claimed: int
    overdue: int
    decided: int
    median_hours: float | None  # from a stage's opening to this person's verdict


def history(work: Work) -> list[Act]:
    """What was ever done to a work, the newest first. One query."""
    types = ["works.work", *(model._meta.label_lower for model in MODELS.values())]
    entries = AuditEntry.objects.filter(subject_type__in=types, subject_id=str(work.pk)).select_related(
        "actor"
    )
    return [Act(entry, WORDS.get(entry.verb, entry.verb)) for entry in entries.order_by("-pk")]


def bin() -> QuerySet[Work]:
    """Works in the bin, the latest first; creator and owner are loaded."""
    return (
        Work.objects.filter(binned_at__isnull=False)
        .select_related("creator", "owner", "content_type")
        .order_by("-binned_at", "-pk")
    )


def workload() -> list[Load]:
    """Every reviewer's load, the fullest first. Two queries."""
    now = timezone.now()
    open_now = Q(state=ReviewState.OPEN, submission__state=SubmissionState.IN_REVIEW)
    claimed = dict(
        Review.objects.filter(open_now, claimed_by__isnull=False)
        .values_list("claimed_by")
        .annotate(many=Count("pk"))
    )
    overdue = dict(
        Review.objects.filter(open_now, claimed_by__isnull=False, due_at__lte=now)
        .values_list("claimed_by")
        .annotate(many=Count("pk"))
    )
    hours: dict[int, list[float]] = defaultdict(list)
    decided = Review.objects.filter(state=ReviewState.DECIDED, decided_at__gt=now - timedelta(days=30))
    for user_id, opened, closed in decided.values_list("decided_by", "opened_at", "decided_at"):
        if user_id is not None and closed is not None:
            hours[user_id].append((closed - opened) / timedelta(hours=1))
    groups = Review.objects.values("group")
    people = User.objects.filter(
        Q(groups__in=groups) | Q(pk__in=[*claimed, *hours]), is_active=True
    ).distinct()
    loads = [
        Load(
            user=user,
            claimed=claimed.get(user.pk, 0),
            overdue=overdue.get(user.pk, 0),
            decided=len(hours[user.pk]),
            median_hours=round(median(hours[user.pk]), 1) if hours[user.pk] else None,
        )
        for user in people
    ]
    return sorted(loads, key=lambda load: (-load.claimed, -load.decided, load.user.pk))


def open_by_stage() -> list[dict[str, Any]]:
    """How many are open and overdue at each stage: ``{"stage_code", "stage_name", "many", "late"}``. One query."""
    rows = (
        Review.objects.filter(state=ReviewState.OPEN, submission__state=SubmissionState.IN_REVIEW)
        .values("stage_code", "stage_name")
        .annotate(many=Count("pk"), late=Count("pk", filter=Q(due_at__lte=timezone.now())))
        .order_by("stage_code", "stage_name")
    )
    return [dict(row) for row in rows]
