"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfigConfig(AppConfig):
    """The project's own app."""

    name = "site_config"
    label = "site_config"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Site settings")

    def ready(self) -> None:
        """Put the admin's refusals in our words and register the system checks."""
        # Wagtail's admin can be imported only once the apps are ready.
        from site_config import checks, refusals  # noqa: F401

        refusals.install()
