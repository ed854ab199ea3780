"""``manage work``: a task worker, which keeps the schedule too."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from site_config.worker import SiteWorker


class Command(BaseCommand):
    """Run queued tasks until a signal says stop: the first lets the task in hand end, the second does not."""

    help = "Run queued tasks and keep the time of the periodic ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which queues, how often to look, and whether to stop when nothing is ready."""
        parser.add_argument(
            "--queue", default="default,media", help="queues, by commas (default: %(default)s)"
        )
        parser.add_argument(
            "--interval", type=float, default=0.5, help="seconds between two looks (default: 0.5)"
        )
        parser.add_argument("--batch", action="store_true", help="run what is ready, then end")

    def handle(self, *args: Any, queue: str, interval: float, batch: bool, **options: Any) -> None:
        """Run the worker in this process."""
        worker = SiteWorker(
            queues=queue.split(","), worker_id=get_random_string(24), interval=interval, batch=batch
        )
        worker.configure_signals()
        worker.run()
