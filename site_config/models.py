"""What the platform keeps of its own running: when each periodic task is due, which workers live.

What an administrator edits about the site is in ``identity``.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .identity import LinkBlock, SiteIdentity, site_name

__all__ = ["LinkBlock", "ScheduledTask", "SiteIdentity", "Worker", "site_name"]


class ScheduledTask(models.Model):
    """When a periodic task is next due. The rows follow ``site_config.schedule``'s registry."""

    path = models.CharField(_("task"), max_length=200, primary_key=True)
    due_at = models.DateTimeField(_("due at"))

    class Meta:
        verbose_name = _("periodic task")
        verbose_name_plural = _("periodic tasks")

    def __str__(self) -> str:
        return self.path


class Worker(models.Model):
    """A worker process and when it was last seen alive."""

    id = models.CharField(_("worker"), max_length=64, primary_key=True)
    queues = models.JSONField(_("queues"), default=list)
    seen_at = models.DateTimeField(_("seen at"), db_index=True)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.id
