"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Files."""

    name = "media"
    label = "media"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Guard deletions: needs the models."""
        from .in_use import connect

        connect()
