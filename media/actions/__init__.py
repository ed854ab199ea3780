"""Receiving files and what belongs to them."""

from .attachments import receive_attachment
from .films import receive_film, set_poster
from .pictures import receive_picture
from .subtitles import save_subtitle

__all__ = ["receive_attachment", "receive_film", "receive_picture", "save_subtitle", "set_poster"]
