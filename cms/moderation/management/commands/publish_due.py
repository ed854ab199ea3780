"""Publish what was approved and whose time has come; the worker does the same every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from cms.moderation import actions


class Command(BaseCommand):
    """``./dev manage publish_due``: one transaction and one line for each work."""

    help = "Publish approved works whose time has come, each in its own transaction."

    def handle(self, *args: Any, **options: Any) -> None:
        reports = actions.publish_due()
        for report in reports:
            if report.problem:
                self.stderr.write(
                    self.style.ERROR(f"{report.submission_id} {report.title}: {report.problem}")
                )
            else:
                self.stdout.write(f"{report.submission_id} {report.title}: {_('Published')}")
        if not reports:
            self.stdout.write(_("Nothing is due."))
