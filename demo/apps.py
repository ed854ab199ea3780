"""The demo: invented people and their works, loaded through the same actions that everyone uses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """The demo."""

    name = "demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Demo")

    def ready(self) -> None:
        """Go on with a film's story once the film is ready."""
        # Models are loaded only now.
        from media import ready

        from .tasks import film_changed

        ready.register(film_changed)
