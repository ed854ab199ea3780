"""Works that were taken down: since when, by whom, and what the public is told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TakeDown(models.Model):
    """While ``ended_at`` is empty the work may not be public. ``reason`` is what its address shows."""

    work = models.ForeignKey("works.Work", on_delete=models.CASCADE, related_name="takedowns")
    submission = models.ForeignKey(  # what was public until then
        "moderation.Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("public reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("taken down at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("put back at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("take-down")
        verbose_name_plural = _("take-downs")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["work"], condition=models.Q(ended_at__isnull=True), name="one_takedown_in_force"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="takedown_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} · {self.reason}"
