"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    """Works; says where publications come from and shuts Wagtail's doors."""

    name = "cms.works"
    label = "works"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Works")

    def ready(self) -> None:
        """Say where publications of works come from, and shut the doors that pass no method of ours."""
        # Models are loaded only now.
        from cms.people import erasure
        from cms.publishing.sources import register_source
        from media import in_use, ready

        from . import (
            doors,
            editable,
            file_use,
            lifecycle,
            personal_data,
            publication,
            tasks,
            terms,
            vocabularies,
        )

        doors.shut()
        lifecycle.register(lifecycle.Change.GOES_LIVE, tasks.went_live)
        lifecycle.register(lifecycle.Change.COMES_DOWN, tasks.came_down)
        ready.register(tasks.film_changed)
        in_use.register_use(file_use.uses)
        terms.register()
        erasure.register_part("works", personal_data.export, personal_data.erase)
        vocabularies.register()
        register_source(
            editable.KINDS,
            build=publication.build_live,
            live_ids=publication.live_ids,
            live_revisions=publication.live_revisions,
            reason=publication.public_reason,
        )
