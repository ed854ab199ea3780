"""From SRT, WebVTT or ASS to WebVTT with nothing in it but times and words."""

import html
import re
from typing import IO

import pysubs2
from django.utils.translation import gettext_lazy as _

from .inspection import Unacceptable
from .inspection.sizes import size_of
from .text import decode_text

LANGUAGES = {
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "yue": "粤语",
    "en": "English",
}
MAX_BYTES = 2 * 1024**2
MAX_CUES = 10_000
TAGS = re.compile(r"<[^>]*>|\{[^}]*\}")


def check_language(language: str) -> None:
    """Raise ``Unacceptable`` for a language that the player does not offer."""
    if language not in LANGUAGES:
        raise Unacceptable("language", _("Choose one of the languages in the list."))


def as_vtt(text_or_file: str | IO[bytes]) -> str:
    """Clean WebVTT, cues in order of time. Raises ``Unacceptable``."""
    text = text_or_file if isinstance(text_or_file, str) else read(text_or_file)
    if len(text) > MAX_BYTES:
        raise too_large()
    try:
        subtitles = pysubs2.SSAFile.from_string(text.lstrip("\ufeff").replace("\r\n", "\n"))
    except Exception as error:
        # The reader's own errors and those of its numbers; any of them means that it can't be read.
        raise unreadable() from error
    cues = [
        (event.start, event.end, words)
        for event in subtitles
        if not event.is_comment and event.end > event.start >= 0 and (words := plain(event.text))
    ]
    if not cues:
        raise unreadable()
    if len(cues) > MAX_CUES:
        raise too_large()
    lines = ["WEBVTT", ""]
    for start, end, words in sorted(cues, key=lambda cue: cue[:2]):
        lines += [f"{moment(start)} --> {moment(end)}", words, ""]
    return "\n".join(lines)


def read(file: IO[bytes]) -> str:
    """The text of an uploaded file in whichever of our encodings reads it. Raises ``Unacceptable``."""
    if size_of(file) > MAX_BYTES:
        raise too_large()
    try:
        return decode_text(file.read())
    except UnicodeDecodeError as error:
        raise Unacceptable(
            "encoding", _("We can't read the letters of these subtitles. Save them as UTF-8 and try again.")
        ) from error


def plain(text: str) -> str:
    """The words of one cue without any markup, escaped as WebVTT wants."""
    text = text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")
    text = html.unescape(TAGS.sub("", text)).replace("-->", "→").replace("\x00", "")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n".join(html.escape(line, quote=False) for line in lines)


def moment(milliseconds: int) -> str:
    """A time as WebVTT writes it, hh:mm:ss.ttt."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def unreadable() -> Unacceptable:
    """What is raised when no cue is found."""
    return Unacceptable(
        "not_subtitles", _("We found no subtitles in this file. Upload SRT, WebVTT or ASS with times in it.")
    )


def too_large() -> Unacceptable:
    """What is raised when there are too many."""
    return Unacceptable("too_large", _("These subtitles are too long for a film. Check the file."))
