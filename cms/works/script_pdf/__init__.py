"""A drama's script as a well-set PDF."""

from .store import address

__all__ = ["address"]
