"""What changed between two revisions: text as a readable difference, blocks by their ids.

Plain functions on canonical content (see ``digests``); no database.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from typing import Any, Literal

Kind = Literal["equal", "insert", "delete"]

SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]+[”’」』）)]*|[^。！？!?\n]+")
WORD = re.compile(r"[A-Za-z0-9_.%-]+|\s+|.", re.DOTALL)
LONGEST_FINE = 4000  # tokens on each side: beyond it sentences are compared, not characters
TINY = 2  # equal characters between two changes that are shown as part of the change
MEDIA_KEYS = {"picture", "document", "film", "image"}
BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|blockquote|tr)>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Segment:
    """A run of text that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class PartChange:
    """One value inside a block: words as segments, or a file's id before and after."""

    path: tuple[str, ...]  # ("items", "0", "question")
    segments: tuple[Segment, ...] = ()
    media: bool = False
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class BlockChange:
    """What became of one block. A block can be moved and changed at once."""

    id: str
    type: str
    status: Literal["added", "removed", "changed", "same"]
    moved: bool = False
    parts: tuple[PartChange, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """What became of one field. ``segments`` for words, ``blocks`` for streams, else before and after."""

    name: str
    before: Any = None
    after: Any = None
    segments: tuple[Segment, ...] = ()
    blocks: tuple[BlockChange, ...] = field(default_factory=tuple)


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[FieldChange]:
    """The fields that differ, in the order in which ``after`` has them."""
    names = [*after, *(name for name in before if name not in after)]
    return [
        _field(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _field(name: str, before: Any, after: Any) -> FieldChange:
    if _is_stream(before) or _is_stream(after):
        return FieldChange(name, blocks=tuple(block_changes(before or [], after or [])))
    if isinstance(before or "", str) and isinstance(after or "", str):
        return FieldChange(name, before, after, segments=tuple(text_changes(before or "", after or "")))
    return FieldChange(name, before, after)


def _is_stream(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "type" in value[0]


# --- text ---------------------------------------------------------------------------------------


def text_changes(before: str, after: str) -> list[Segment]:
    """The difference of two texts: sentences first, then characters (and whole Latin words) inside them."""
    segments: list[Segment] = []
    for kind, old, new in _opcodes(SENTENCE.findall(before), SENTENCE.findall(after)):
        if kind == "equal":
            segments.append(Segment("equal", "".join(old)))
        else:
            segments += _fine("".join(old), "".join(new))
    return _joined(segments)


def _fine(before: str, after: str) -> list[Segment]:
    old, new = WORD.findall(before), WORD.findall(after)
    if not old or not new or len(old) > LONGEST_FINE or len(new) > LONGEST_FINE:
        return _replaced(before, after)
    parts = [(kind, "".join(was), "".join(now)) for kind, was, now in _opcodes(old, new)]
    segments: list[Segment] = []
    removed = added = ""
    for position, (kind, was, now) in enumerate(parts):
        inside = 0 < position < len(parts) - 1
        if kind == "equal" and not (inside and len(was) < TINY):
            segments += [*_replaced(removed, added), Segment("equal", was)]
            removed = added = ""
        else:
            removed, added = removed + was, added + now
    return segments + _replaced(removed, added)


def _opcodes(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield tag, before[i:j], after[k:m]


def _replaced(before: str, after: str) -> list[Segment]:
    gone = [Segment("delete", before)] if before else []
    return gone + ([Segment("insert", after)] if after else [])


def _joined(segments: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].kind == segment.kind:
            joined[-1] = Segment(segment.kind, joined[-1].text + segment.text)
        elif segment.text:
            joined.append(segment)
    return joined


def plain(html: str) -> str:
    """Rich text as plain paragraphs."""
    return unescape(TAG.sub("", BLOCK_END.sub("\n", html))).strip()


# --- blocks -------------------------------------------------------------------------------------


def block_changes(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[BlockChange]:
    """Blocks matched by their ids, in the new order; those that went stand where they stood."""
    old = {_key(block, place): block for place, block in enumerate(before)}
    new = {_key(block, place): block for place, block in enumerate(after)}
    stayed = [key for key in new if key in old]
    rank = {key: place for place, key in enumerate(old)}
    unmoved = _longest_rising([(rank[key], key) for key in stayed])
    result = [
        _block(key, old.get(key), block, moved=key in old and key not in unmoved)
        for key, block in new.items()
    ]
    order = list(new)
    for place, key in enumerate(old):
        if key not in new:
            neighbours = [other for other in list(old)[:place] if other in order]
            at = order.index(neighbours[-1]) + 1 if neighbours else 0
            order.insert(at, key)
            result.insert(at, _block(key, old[key], None))
    return result


def _key(block: dict[str, Any], place: int) -> str:
    return str(block.get("id") or f"#{place}")


def _block(
    key: str, before: dict[str, Any] | None, after: dict[str, Any] | None, moved: bool = False
) -> BlockChange:
    either = after or before or {}
    was, now = (before or {}).get("value"), (after or {}).get("value")
    if before is None:
        return BlockChange(key, either["type"], "added", parts=tuple(_parts(None, now)))
    if after is None:
        return BlockChange(key, either["type"], "removed", parts=tuple(_parts(was, None)))
    if was == now:
        return BlockChange(key, either["type"], "same", moved)
    return BlockChange(key, either["type"], "changed", moved, tuple(_parts(was, now)))


def _parts(before: Any, after: Any) -> Iterator[PartChange]:
    old, new = dict(_leaves(before, ())), dict(_leaves(after, ()))
    for path in [*new, *(path for path in old if path not in new)]:
        was, now = old.get(path), new.get(path)
        if was == now:
            continue
        name = next((step for step in reversed(path) if not step.isdigit()), "")
        if name in MEDIA_KEYS:
            yield PartChange(path, media=True, before=was, after=now)
        else:
            yield PartChange(path, tuple(text_changes(_words(was), _words(now))), before=was, after=now)


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            wrapped = isinstance(inner, dict) and "value" in inner and "type" in inner
            yield from _leaves(inner["value"] if wrapped else inner, (*path, str(place)))
    elif value not in (None, ""):
        yield path, value


def _words(value: Any) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) else str(value)


def _longest_rising(ranked: list[tuple[int, str]]) -> set[str]:
    """The keys of the longest run whose ranks rise: the blocks that need not be called moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (rank, _keyed) in enumerate(ranked):
        at = bisect_left(tails, rank)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [rank]
        ends[at : at + 1] = [place]
    keys: set[str] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        keys.add(ranked[place][1])
        place = before[place]
    return keys
