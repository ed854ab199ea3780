"""Text made comparable: one width, one script, one case, and where each character came from.

Traditional characters become simplified ones one by one (OpenCC's ``t2s``), so that a query
and a text are treated alike whatever stands around a character.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

_to_simplified = OpenCC("t2s")
_ZERO_WIDTH_JOINER = "\u200d"


@dataclass(frozen=True)
class Analysed:
    """Normalised text; ``starts[i]`` and ``ends[i]`` bound the original of its character ``i``."""

    text: str
    starts: list[int]
    ends: list[int]


def normalise(text: str) -> str:
    """``text`` for comparing: NFKC, simplified, lower case, no control characters, single spaces."""
    return analyse(text).text


def analyse(text: str) -> Analysed:
    """The same, with the place of each character in the original."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for cluster in clusters(text):
        end = position + len(cluster)
        for character in _normalised(cluster):
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            starts.append(position)
            ends.append(end)
        position = end
    if characters and characters[-1] == " ":
        for parallel in (characters, starts, ends):
            parallel.pop()
    return Analysed("".join(characters), starts, ends)


def clusters(text: str) -> list[str]:
    """``text`` cut where a reader sees one character end: marks, joined emoji and flags stay whole."""
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _belongs(cluster: str, character: str) -> bool:
    if character < "\u0300":
        return False
    if unicodedata.category(character)[0] == "M" or character == _ZERO_WIDTH_JOINER:
        return True
    if _is_skin_tone(character):
        return True
    if cluster[-1] == _ZERO_WIDTH_JOINER:
        return True
    return _is_flag_letter(character) and len(cluster) == 1 and _is_flag_letter(cluster)


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _normalised(cluster: str) -> str:
    return _remembered(cluster) if len(cluster) < 16 else _remembered.__wrapped__(cluster)


@lru_cache(maxsize=65_536)
def _remembered(cluster: str) -> str:
    kept = "".join(_visible(character) for character in unicodedata.normalize("NFKC", cluster))
    return _to_simplified.convert(kept).lower() if kept else ""


def _visible(character: str) -> str:
    """Spaces of all kinds as one; control, format, private and half (surrogate) characters as none."""
    category = unicodedata.category(character)
    if category[0] == "Z" or character in "\t\n\r\v\f\x85":
        return " "
    return "" if category in {"Cc", "Cf", "Cs", "Co"} else character
