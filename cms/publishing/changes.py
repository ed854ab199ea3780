"""The change number, and what is written at each.

A reader who has seen change N must never miss a smaller one that commits later. The
counter is one row, and the ``UPDATE`` that takes a number holds that row to the commit:
numbers become visible in their order, and a transaction that rolls back gives its number
back. Whoever writes publications or terms takes the row first (``hold``), so that writers
wait for each other in one order and never in a circle.
"""

import uuid

from django.db import connection, transaction

from .delivery import wake
from .models import OutboxEntry

_HOLD = (
    "INSERT INTO publishing_changecounter (id, value) VALUES (1, 0) "
    "ON CONFLICT (id) DO UPDATE SET value = publishing_changecounter.value"
)
_TAKE = "UPDATE publishing_changecounter SET value = value + 1 WHERE id = 1 RETURNING value"


def require_transaction() -> None:
    """Raise RuntimeError outside a transaction: a number is only safe until its commit."""
    if not connection.in_atomic_block:
        raise RuntimeError("Publishing needs an open transaction.")


def hold() -> None:
    """Wait for whoever else is writing the public record, and keep them out until our commit."""
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute(_HOLD)


def take() -> int:
    """The next change number. Call ``hold`` first: it makes the counter's row where there is none."""
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute(_TAKE)
        return int(cursor.fetchone()[0])


def announce(
    *,
    change: int,
    what: str,
    publication_id: uuid.UUID | None = None,
    facet: str = "",
    term_key: str = "",
) -> None:
    """Write the outbox entry of ``change``; consumers are woken when it commits."""
    OutboxEntry.objects.create(
        change=change, what=what, publication_id=publication_id, facet=facet, term_key=term_key
    )
    transaction.on_commit(wake, robust=True)  # what fails here, the schedule makes good
