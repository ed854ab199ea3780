"""Who changed plans, reasons, watch words or experts: from Wagtail's own log into the trail.

Wagtail's pages save these rows; only its log knows who did it, and it tells by the signal of its
row. The entry is written in the same transaction.
"""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry

from cms.audit.actions import record


def listen() -> None:
    """Start to listen; called when the app is ready."""
    post_save.connect(copy, sender=ModelLogEntry, dispatch_uid="moderation.settings_trail")


def copy(sender: Any, instance: ModelLogEntry, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Write an audit entry for what Wagtail logged about one of review's settings."""
    kind = instance.content_type
    if raw or not created or kind is None or kind.app_label != "moderation":
        return
    record(
        actor=instance.user,
        verb="moderation.settings",
        subject=instance,
        model=kind.model,
        row=str(instance.object_id),
        act=instance.action,
    )
