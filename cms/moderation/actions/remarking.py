"""Remarks at one place of a work, and what a reviewer last looked at."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.audit.actions import record
from cms.works.models import Work

from .. import rules
from ..locking import lock_submission
from ..models import Look, Remark
from .submitting import current_review

MAX_TEXT = 2000  # characters
MAX_FIELD = 200


@transaction.atomic
def remark(
    *, actor: Any, submission_id: int, text: str, field: str = "", is_internal: bool = False
) -> Remark:
    """Say something about one place of a work that is in review.

    Args:
        field: a place as ``works.checks`` names it ("title", "body:<block id>:alt"); empty: the whole work.
        is_internal: only reviewers see it, never the creator.

    Raises Refused, Submission.DoesNotExist, ValidationError.
    """
    submission = lock_submission(submission_id)
    rules.may_remark(actor, submission).require()
    text = text.strip()
    errors: dict[str, list[str]] = {}
    if not text:
        errors["text"] = [_("Write your remark first.")]
    if len(text) > MAX_TEXT:
        errors["text"] = [_("At most %(max)d characters.") % {"max": MAX_TEXT}]
    if len(field) > MAX_FIELD:
        errors["field"] = [_("There is no such place in the work.")]
    if errors:
        raise ValidationError(errors)
    row = Remark.objects.create(
        submission=submission,
        review=current_review(submission),
        author=actor,
        field=field,
        text=text,
        is_internal=is_internal,
    )
    record(
        actor=actor, verb="moderation.remark", subject=submission.work, remark=row.pk, internal=is_internal
    )
    return row


@transaction.atomic
def resolve_remark(*, actor: Any, remark_id: int) -> Remark:
    """Mark a remark as dealt with: by a reviewer, or by the work's authors. Twice is once.

    Raises Refused, Remark.DoesNotExist.
    """
    row = Remark.objects.select_related("submission__work__creator").get(pk=remark_id)
    rules.may_resolve(actor, row).require()
    if row.resolved_at is None:
        row.resolved_at, row.resolved_by = timezone.now(), actor
        row.save(update_fields=["resolved_at", "resolved_by"])
        record(actor=actor, verb="moderation.resolve_remark", subject=row.submission.work, remark=row.pk)
    return row


def look(*, actor: Any, work_id: int, revision_id: int) -> Look:
    """Remember which revision of a work a reviewer has looked at. Not an act: it leaves no audit entry.

    Raises Refused, Work.DoesNotExist, Revision.DoesNotExist (also for another work's revision).
    """
    work = Work.objects.select_related("creator").get(pk=work_id)
    rules.may_see_work(actor, work).require()
    revision = Revision.page_revisions.get(pk=revision_id, object_id=str(work.pk))
    row, _made = Look.objects.update_or_create(user=actor, work=work, defaults={"revision": revision})
    return row
