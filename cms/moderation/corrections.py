"""The corrections that readers are told of (see ``cms.works.corrections``)."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from cms.works.models import Work

from .models import Submission, SubmissionState
from .standing import WAS_PUBLIC


def of_work(work: Work) -> list[dict[str, Any]]:
    """Published corrections, oldest first: ``[{"date": "2026-11-24", "note": "…"}]``. One query.

    The one that is going live in this transaction counts already: its date is the work's.
    """
    going_live = Q(state=SubmissionState.APPROVED, revision=work.live_revision_id)
    rows = Submission.objects.filter(
        Q(state__in=WAS_PUBLIC) | going_live, work=work.pk, is_correction=True
    ).order_by("pk")
    return [
        {"date": timezone.localdate(closed_at or work.last_published_at).isoformat(), "note": note}
        for closed_at, note in rows.values_list("closed_at", "correction_note")
    ]
