"""Readable addresses, from the pinyin of a Chinese title."""

import re
from collections.abc import Callable

from django.utils.text import slugify
from pypinyin import lazy_pinyin

MAX_LENGTH = 80  # characters
_NUMBERED = re.compile(r"-\d+$")


def from_title(title: str, *, fallback: str = "work") -> str:
    """ "台风来了" becomes "tai-feng-lai-le". Never empty; at most ``MAX_LENGTH`` characters."""
    syllables = lazy_pinyin(title, errors=lambda run: f" {run} ")
    words = slugify(" ".join(syllables))
    if len(words) > MAX_LENGTH - 8:
        words = words[: MAX_LENGTH - 8].rpartition("-")[0] or words[: MAX_LENGTH - 8]
    return words.strip("-_") or fallback


def was_made_from(slug: str, title: str) -> bool:
    """Whether the slug is what ``from_title`` makes of the title, with or without a number."""
    made = from_title(title)
    return slug == made or _NUMBERED.sub("", slug) == made


def unique(base: str, taken: Callable[[str], bool]) -> str:
    """``base``, or the first of ``base-2``, ``base-3`` … that is free."""
    candidate, number = base, 1
    while taken(candidate):
        number += 1
        candidate = f"{base}-{number}"
    return candidate
