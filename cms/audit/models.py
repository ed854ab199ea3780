"""The audit trail: who did what to what, when. Rows are added and never changed.

A database trigger (see the first migration) refuses UPDATE and DELETE on both
databases, so that neither the admin nor code nor a bulk query can edit it.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One act of one person (or of the system, when ``actor`` is empty)."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("actor"),
        null=True,
        on_delete=models.DO_NOTHING,  # accounts are anonymised, never deleted
        related_name="+",
    )
    verb = models.CharField(_("verb"), max_length=64)  # "moderation.approve", "people.anonymise" …
    subject_type = models.CharField(_("subject type"), max_length=64)  # "works.work" …
    subject_id = models.CharField(_("subject"), max_length=64)
    detail = models.JSONField(_("detail"), default=dict)  # never personal data: ids, stages, reasons

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.verb} {self.subject_type}:{self.subject_id}"
