"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """Review; puts itself in charge of the gate when it is ready."""

    name = "cms.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        # Models are loaded only now.
        from cms.people import erasure
        from cms.works import corrections as works_corrections
        from cms.works import gate
        from media import rules as media_rules

        from . import corrections, originals, personal_data, pinning, settings_trail
        from .gate_keeper import Gatekeeper

        gate.register(Gatekeeper())
        works_corrections.register(corrections.of_work)
        erasure.register_part("review", personal_data.export, personal_data.erase)
        settings_trail.listen()
        pinning.guard()
        media_rules.register_reviewers(originals.may_review_file)
