"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "cms.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        # Models are loaded only now.
        from cms.works import corrections as works_corrections
        from cms.works import gate

        from . import corrections
        from .gate_keeper import Gatekeeper

        gate.register(Gatekeeper())
        works_corrections.register(corrections.of_work)
