"""``delete_demo``: takes the demo's accounts and works away."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.loading import delete


class Command(BaseCommand):
    """Closes the demo's accounts; their public works leave a tombstone."""

    help = "Take the demo away: close its accounts, take down and bin their works."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how much."""
        if not settings.DEMO:
            raise CommandError("There is a demo only where DEMO is on.")
        self.stdout.write(f"已注销 {delete(say=self.stdout.write)} 个演示账号及其作品。")
