"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontendConfig(AppConfig):
    """Everything that people see of the platform but Wagtail's admin."""

    name = "frontend"
    label = "frontend"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Front end")

    def ready(self) -> None:
        """Draw the previews that lower rooms ask for."""
        # Models are loaded only now.
        from cms.works import previews

        from .site.views.preview import draw

        previews.register(draw)
