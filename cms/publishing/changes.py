"""The change number, and what is written at each.

A reader who has seen change N must never miss a smaller one that commits later. The
counter is one row, and the ``UPDATE`` that takes a number holds that row to the commit:
numbers become visible in their order, and a transaction that rolls back gives its number
back. Whoever writes publications or terms takes the row first (``hold``), so that writers
wait for each other in one order and never in a circle.
"""

import uuid

from django.db import connection, transaction

from .delivery import deliver
from .models import ChangeCounter, OutboxEntry

_TABLE = ChangeCounter._meta.db_table


def require_transaction() -> None:
    """Raise RuntimeError outside a transaction: a number is only safe until its commit."""
    if not connection.in_atomic_block:
        raise RuntimeError("Publishing needs an open transaction.")


def hold() -> None:
    """Wait for whoever else is writing the public record, and keep them out until our commit."""
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_TABLE} (id, value) VALUES (1, 0) "
            f"ON CONFLICT (id) DO UPDATE SET value = {_TABLE}.value"
        )


def take() -> int:
    """The next change number."""
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {_TABLE} SET value = value + 1 WHERE id = 1 RETURNING value")
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
    transaction.on_commit(deliver.enqueue)
