"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search index and the questions put to it."""

    name = "search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Follow the change feed."""
        from cms.publishing.consumers import register_consumer

        from .indexing import CONSUMER, follow

        register_consumer(CONSUMER, follow)
