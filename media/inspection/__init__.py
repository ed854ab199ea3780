"""Looking at what came before anything is kept: type by content, limits before decoding."""

from .attachments import inspect_attachment
from .errors import Unacceptable
from .films import inspect_film
from .pictures import inspect_picture

__all__ = ["Unacceptable", "inspect_attachment", "inspect_film", "inspect_picture"]
