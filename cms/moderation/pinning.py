"""A revision that was sent to review, or is public, is not overwritten in place.

Wagtail's editor saves again into the revision it made a minute ago, and code can do the same. Django
tells of a row's saving before it is written, whichever door asked, so the guard stands there. (Raw
SQL passes it; the digest then keeps what it wrote from going live.)
"""

from typing import Any

from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from cms.answers import no

from .models import Submission, SubmissionState

PINNED = (SubmissionState.IN_REVIEW, SubmissionState.APPROVED, SubmissionState.PUBLISHED)


def guard() -> None:
    """Put the guard up; called when the app is ready."""
    pre_save.connect(refuse_to_overwrite, sender=Revision, dispatch_uid="moderation.pinning")


def refuse_to_overwrite(sender: Any, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """Receiver of ``pre_save``. Raises Refused when a pinned revision's content would change."""
    update_fields = kwargs.get("update_fields")
    if raw or instance.pk is None or (update_fields is not None and "content" not in update_fields):
        return
    if not Submission.objects.filter(revision=instance.pk, state__in=PINNED).exists():
        return
    kept = Revision.objects.filter(pk=instance.pk).values_list("content", flat=True).first()
    if kept is not None and kept != instance.content:
        no("pinned", _("This version was sent to review and stays as it is. Save a new one.")).require()
