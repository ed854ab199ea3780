"""A drama's script as a well-set PDF."""

from .store import address, make, outdated, remove

__all__ = ["address", "make", "outdated", "remove"]
