"""``load_demo``: invented people and works, for looking around and for tests."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.drawing.palette import NoChineseFont
from demo.loading import delete, load


class Command(BaseCommand):
    """Loads what is missing; run it as often as you like."""

    help = "Load the demo: accounts for each role, and works in every state of the process."

    def add_arguments(self, parser: CommandParser) -> None:
        """What can be asked for."""
        parser.add_argument(
            "--fresh", action="store_true", help="take away what was loaded before, then load"
        )
        parser.add_argument("--with-films", action="store_true", help="make the films now, not in the worker")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and show the accounts."""
        if not settings.DEMO:
            raise CommandError("The demo has known passwords: it is loaded only where DEMO is on.")
        say = self.stdout.write if options["verbosity"] > 1 else lambda line: None
        if options["fresh"]:
            delete(say=self.stdout.write)
        try:
            accounts = load(with_films=options["with_films"], say=say)
        except NoChineseFont as error:
            raise CommandError(str(error)) from error
        self.stdout.write("演示账号（各账号密码相同）：")
        for account in accounts:
            self.stdout.write(f"  {account['role']}  {account['email']}  {account['password']}")
        if not options["with_films"]:
            self.stdout.write("视频由后台任务制作，完成后自动走完审核流程。")
