"""Who reads the change feed: the search index, later webhooks and a CDN's purge.

A consumer registers once, when its app is ready. ``handle`` gets outbox entries in the
order of their change numbers, inside a transaction that also moves the consumer's position:
what it writes to the database is written exactly once. It must not talk to another host
there; it writes rows of its own and lets a task do that. Entries that fail come again.
"""

from collections.abc import Callable, Sequence

from .models import OutboxEntry

Handle = Callable[[Sequence[OutboxEntry]], None]

_consumers: dict[str, Handle] = {}


def register_consumer(name: str, handle: Handle) -> None:
    """Let ``handle`` read the feed from where ``name`` has come to (from the start, the first time)."""
    if len(name) > 64:
        raise ValueError("A consumer's name has at most 64 characters.")
    _consumers[name] = handle


def registered() -> dict[str, Handle]:
    """All consumers by name."""
    return dict(_consumers)
