"""Files: pictures and their renditions, attachments, films and their subtitles."""

from .attachments import Attachment
from .films import Film, FilmState, Subtitle
from .pictures import Picture, Rendition

__all__ = ["Attachment", "Film", "FilmState", "Picture", "Rendition", "Subtitle"]
