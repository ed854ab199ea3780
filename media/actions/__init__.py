"""Receiving files and what belongs to them."""

from .attachments import receive_attachment
from .describing import describe_picture
from .films import receive_film, set_poster
from .pictures import receive_picture
from .subtitles import save_subtitle

__all__ = [
    "describe_picture",
    "receive_attachment",
    "receive_film",
    "receive_picture",
    "save_subtitle",
    "set_poster",
]
