"""Writing to the audit trail."""

from typing import Any

from django.db import models

from .models import AuditEntry


def record(*, actor: models.Model | None, verb: str, subject: models.Model, **detail: Any) -> AuditEntry:
    """Add one entry about ``subject``.

    Call it in the transaction that does the act, so that both are kept or neither.

    Args:
        actor: the account that acts; None when the system does (a schedule, a task).
        verb: "<room>.<verb>", for example "moderation.approve".
        subject: a saved model instance.
        detail: JSON values; ids and codes, never personal data.
    """
    return AuditEntry.objects.create(
        actor_id=None if actor is None else actor.pk,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=detail,
    )
