"""Writing the public record. Every action needs an open transaction: the caller's own."""

from .publications import publish, withdraw
from .terms import put_term, retire_term

__all__ = ["publish", "put_term", "retire_term", "withdraw"]
