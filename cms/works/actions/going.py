"""Going live and coming down. Moderation decides and calls these; the gate is asked in ``Work.save``."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from ..models import Work
from .drafting import locked


@transaction.atomic
def go_live(*, revision: Revision, actor: Any = None) -> Work:
    """Publish exactly this revision, its publication in the same transaction.

    Raises Refused when the gate does not allow it.
    """
    work = locked(int(revision.object_id))
    work.publish(revision, user=actor, skip_permission_checks=True)
    work.refresh_from_db()
    return work


@transaction.atomic
def come_down(*, work_id: int, actor: Any = None) -> Work:
    """Take a work from the public and leave its tombstone; what is not public stays as it is.

    Raises Refused when the gate does not allow it, and Work.DoesNotExist.
    """
    work = locked(work_id)
    if work.live:
        # Wagtail's own unpublish asks a page permission that nobody has on a work.
        work.unpublish(user=None)
    return work
