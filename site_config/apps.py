"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfigConfig(AppConfig):
    name = "site_config"
    label = "site_config"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Site settings")
