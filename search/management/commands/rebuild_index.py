"""Build the search index again from the publications, while the site runs."""

import uuid
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from cms.publishing.delivery import held_off
from cms.publishing.models import Publication
from search.indexing import CONSUMER, index

BATCH = 200


class Command(BaseCommand):
    """``rebuild_index``."""

    help = "Build the search index again from the publications. Safe while the site runs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all publications by id, a batch in a transaction."""
        indexed, after = 0, uuid.UUID(int=0)
        while True:
            with held_off(CONSUMER):
                ids = list(
                    Publication.objects.filter(id__gt=after)
                    .order_by("id")
                    .values_list("id", flat=True)[:BATCH]
                )
                if not ids:
                    break
                indexed += index(ids)
                after = ids[-1]
        self.stdout.write(_("%(count)d works indexed") % {"count": indexed})
