"""Django's ``flush``, which empties a database, for a database whose trail is guarded."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from cms.audit import triggers


class Command(flush.Command):
    """Empty the database; only where the settings say that its trail is of no value."""

    def handle(self, **options: Any) -> None:
        """Take the guard down, flush, put it up again."""
        if not getattr(settings, "AUDIT_MAY_BE_FLUSHED", False):
            raise CommandError("This database keeps an audit trail: it is never emptied.")
        connection = connections[options["database"]]
        triggers.drop(connection)
        try:
            super().handle(**options)
        finally:
            triggers.install(connection)
