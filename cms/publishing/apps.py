"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Publications, terms and the change feed."""

    name = "cms.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Publishing")
