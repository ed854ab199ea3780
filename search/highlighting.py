"""Where the words of a query stand in a title and a text, as segments that are safe to show.

A segment is ``{"text", "hit"}``: plain text, never HTML. Characters are never cut: a hit grows
to the whole of what a reader sees as one character, and passages begin and end between two.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from .analysis import Analysed, analyse, clusters

AROUND = 40  # characters shown on each side of a hit
MOST_PASSAGES = 2

Segment = dict[str, Any]
Span = tuple[int, int]


def whole(text: str, terms: Iterable[str]) -> list[Segment]:
    """All of ``text`` with its hits marked."""
    return _segments(text, 0, len(text), _hits(analyse(text), terms))


def passages(text: str, terms: Iterable[str]) -> list[list[Segment]]:
    """The first places in ``text`` where terms stand, each with what is around it."""
    hits = _hits(analyse(text), terms)
    borders = _borders(text) if hits else []
    shown: list[list[Segment]] = []
    shown_to = 0
    for start, end in hits:
        if start < shown_to:
            continue
        left = max(shown_to, _border_before(borders, start - AROUND))
        right = _border_after(borders, end + AROUND)
        segments = _segments(text, left, right, hits)
        shown.append([*_dots(left > 0), *segments, *_dots(right < len(text))])
        shown_to = right
        if len(shown) == MOST_PASSAGES:
            break
    return shown


def _hits(analysed: Analysed, terms: Iterable[str]) -> list[Span]:
    """Places of all terms in the original, in order, joined where they overlap."""
    found: list[Span] = []
    for term in terms:
        at = analysed.text.find(term)
        while at >= 0:
            found.append((analysed.starts[at], analysed.ends[at + len(term) - 1]))
            at = analysed.text.find(term, at + len(term))
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _segments(text: str, left: int, right: int, hits: Iterable[Span]) -> list[Segment]:
    segments: list[Segment] = []
    at = left
    for start, end in hits:
        if end <= left or start >= right:
            continue
        start, end = max(start, left), min(end, right)
        if start > at:
            segments.append({"text": text[at:start], "hit": False})
        segments.append({"text": text[start:end], "hit": True})
        at = end
    if at < right:
        segments.append({"text": text[at:right], "hit": False})
    return segments


def _dots(is_cut: bool) -> list[Segment]:
    return [{"text": "…", "hit": False}] if is_cut else []


def _borders(text: str) -> list[int]:
    borders = [0]
    for cluster in clusters(text):
        borders.append(borders[-1] + len(cluster))
    return borders


def _border_before(borders: list[int], place: int) -> int:
    return borders[max(0, bisect_right(borders, max(0, place)) - 1)]


def _border_after(borders: list[int], place: int) -> int:
    return borders[min(len(borders) - 1, bisect_left(borders, place))]
