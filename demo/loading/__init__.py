"""Loading the demo and taking it away."""

from .deleting import delete
from .loader import load

__all__ = ["delete", "load"]
