"""Stands in front of Wagtail's command of this name, which knows neither the gate nor transactions."""

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Does nothing: what is due is published by ``publish_due``, each work in a transaction of its own."""

    help = "Wagtail's own schedule is not used here; see publish_due."

    def add_arguments(self, parser: Any) -> None:
        """Take what Wagtail's command takes."""
        parser.add_argument("--dryrun", action="store_true", help="Change nothing (it never does).")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say where to go."""
        self.stdout.write("Works are published by `publish_due`; nothing else is scheduled.")
