"""The corrections that readers are told of: works ask, moderation (which stands above) answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Work

# The corrections of a work, oldest first: [{"date": "2026-11-24", "note": "…"}].
Corrections = Callable[["Work"], list[dict[str, Any]]]
_registered: list[Corrections] = []


def register(corrections: Corrections) -> None:
    """Say who knows the corrections; called once, when moderation's app is ready."""
    _registered[:] = [corrections]


def of(work: "Work") -> list[dict[str, Any]]:
    """The corrections of ``work`` that were published."""
    return _registered[0](work) if _registered else []
