"""Works of four kinds, and what they are sorted by: topics, audiences, licences, series."""

from .kinds import Article, Comic, Drama, Video
from .library import Library
from .scripts import ScriptPdf
from .taxonomy import Series, Topic
from .work import CoAuthorship, Work, WorkTag

__all__ = [
    "Article",
    "CoAuthorship",
    "Comic",
    "Drama",
    "Library",
    "ScriptPdf",
    "Series",
    "Topic",
    "Video",
    "Work",
    "WorkTag",
]
