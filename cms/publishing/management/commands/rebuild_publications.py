"""Build every publication again from its page; on a healthy site this changes nothing."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from cms.publishing import reconciliation


class Command(BaseCommand):
    """``rebuild_publications [--check]``."""

    help = "Build all publications again from their pages. With --check only compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --check."""
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit with 1 when something differs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild or compare, and print how many of each."""
        counts = reconciliation.compare_all() if options["check"] else reconciliation.mend_all()
        self.stdout.write(
            _("published %(published)d, withdrawn %(withdrawn)d, unchanged %(unchanged)d")
            % {
                "published": counts[reconciliation.PUBLISHED],
                "withdrawn": counts[reconciliation.WITHDRAWN],
                "unchanged": counts[reconciliation.UNCHANGED],
            }
        )
        differs = counts[reconciliation.PUBLISHED] or counts[reconciliation.WITHDRAWN]
        if options["check"] and differs:
            sys.exit(1)
