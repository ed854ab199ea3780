"""The bin: works that were deleted, until they are purged after ``MODERATION_BIN_DAYS``."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.audit.actions import record
from cms.works import deletion
from cms.works.models import Work

from .. import rules
from ..locking import lock_work
from ..models import Submission


@transaction.atomic
def bin_work(*, actor: Any, work_id: int) -> Work:
    """Put a work that is neither public nor in review into the bin. Raises Refused, Work.DoesNotExist."""
    work = lock_work(work_id)
    rules.may_bin(actor, work).require()
    put_into_bin(work=work, actor=actor)
    return work


def put_into_bin(*, work: Work, actor: Any) -> None:
    """Put a locked work into the bin, in the caller's transaction, without asking who may."""
    _set(work, timezone.now())
    record(actor=actor, verb="moderation.bin", subject=work)


@transaction.atomic
def restore_from_bin(*, actor: Any, work_id: int) -> Work:
    """Take a work out of the bin, as it was. Raises Refused, Work.DoesNotExist."""
    work = lock_work(work_id)
    rules.may_restore(actor, work).require()
    _set(work, None)
    record(actor=actor, verb="moderation.restore", subject=work)
    return work


def _set(work: Work, moment: datetime | None) -> None:
    Work.objects.filter(pk=work.pk).update(binned_at=moment)  # nothing of the page itself changes
    work.binned_at = moment


def purge_bin(now: datetime | None = None) -> list[int]:
    """Delete for good what has been in the bin for ``MODERATION_BIN_DAYS``; each in its own transaction.

    Where it was ever public its tombstone stays, and so does the trail.

    Returns:
        The ids of the works that were deleted.
    """
    before = (now or timezone.now()) - timedelta(days=settings.MODERATION_BIN_DAYS)
    due = Work.objects.filter(binned_at__lte=before, live=False).values_list("pk", flat=True)
    return [pk for pk in due if _purge(pk, before)]


@transaction.atomic
def _purge(work_id: int, before: datetime) -> bool:
    work = lock_work(work_id)
    if work.binned_at is None or work.binned_at > before or work.live:
        return False  # restored meanwhile
    record(actor=None, verb="moderation.purge", subject=work, kind=work.kind, owner=work.owner_id)
    Submission.objects.filter(work=work).delete()  # they protect their revisions
    with deletion.purging(work.pk):
        work.specific.delete()
    return True
