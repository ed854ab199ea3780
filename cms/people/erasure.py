"""What other rooms hold about a person: how it is exported and how it is erased.

People stands below works and moderation, so they register here (in ``AppConfig.ready``)
instead of being imported.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import User

Export = Callable[[User], Any]  # JSON values (or a list of them), and nothing about other people
Erase = Callable[[User, bool], None]  # (user, keep_published): forget the person


@dataclass(frozen=True)
class Part:
    """One room's part of a person's data."""

    name: str
    export: Export
    erase: Erase


_parts: dict[str, Part] = {}


def register_part(name: str, export: Export, erase: Erase) -> None:
    """Register a room's part; the same name again replaces it.

    Args:
        name: the file's name in the export, for example ``"works"``.
        export: returns what the room holds about the account, as JSON values.
        erase: called inside the transaction of ``delete_account``, while the account's creator
            still hangs on it. ``keep_published`` says whether the person lets published works
            stay under the anonymous name. Raising rolls the deletion back.
    """
    _parts[name] = Part(name, export, erase)


def parts() -> tuple[Part, ...]:
    """All parts, in the order in which they were registered."""
    return tuple(_parts.values())
