"""Cleaning what a draft brings: any JSON becomes values that the block definitions can hold.

Shapes that no block could have raise ValidationError. Text that is too long stays: the check
before submitting reports it, so that nothing typed is lost.
"""

import datetime
import math
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .blocks.choosers import FilmChooserBlock
from .richtext import clean_for_storage

MAX_ID = 2**31 - 1
MAX_TEXT = 100_000  # characters in one text
MAX_ITEMS = 500  # in one list or stream
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BLOCK_ID = re.compile(r"^[A-Za-z0-9-]{1,36}$")
_OTHER_SCHEME = re.compile(r"^\s*(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


@dataclass
class Reference:
    """A place in cleaned data that names a row: ``holder[key]`` is its id."""

    kind: str  # "picture", "film", "attachment" or "work"
    id: int
    path: str
    holder: Any
    key: Any


@dataclass
class Cleaned:
    """What cleaning found on its way."""

    references: list[Reference] = field(default_factory=list)


def text(raw: Any, path: str, *, one_line: bool = False) -> str:
    """Text without control characters and broken surrogates. None is empty."""
    if raw is None:
        return ""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise _wrong(path)
    if isinstance(raw, int) and abs(raw) > 10**30:
        raise _wrong(path)
    value = str(raw).encode("utf-8", "ignore").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    value = _CONTROLS.sub("", value)
    if len(value) > MAX_TEXT:
        raise ValidationError({path: _("This text is too long.")}, code="too_long")
    return re.sub(r"\s*[\n\u2028\u2029]\s*", " ", value) if one_line else value


def identifier(raw: Any) -> int | None:
    """A row's id, or None for anything that cannot be one."""
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) < 12:
        raw = int(raw)
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and 0 < raw <= MAX_ID else None


def number(raw: Any) -> float | int | None:
    """A finite number, also from text; None for anything else."""
    if isinstance(raw, str):
        try:
            raw = float(raw.strip())
        except ValueError:
            return None
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    if isinstance(raw, int):
        return raw if abs(raw) < 10**15 else None
    return raw if math.isfinite(raw) and abs(raw) < 1e15 else None


def stream(block: blocks.StreamBlock, raw: Any, path: str, found: Cleaned) -> list[dict[str, Any]]:
    """A stream's raw value, each item with a known type and an id of its own."""
    items = _items(raw, path)
    seen: set[str] = set()
    result = []
    for index, item in enumerate(items):
        name = item.get("type") if isinstance(item, dict) else None
        child = block.child_blocks.get(name) if isinstance(name, str) else None
        if child is None:
            raise _wrong(path)
        item_id = _item_id(item.get("id"), path, index, seen)
        kept: dict[str, Any] = {"type": name, "value": None, "id": item_id}
        kept["value"] = _value(child, item.get("value"), f"{path}:{item_id}", found, kept, "value")
        result.append(kept)
    return result


def _items(raw: Any, path: str) -> list[Any]:
    items = [] if raw is None or raw == "" else raw
    if not isinstance(items, list):
        raise _wrong(path)
    if len(items) > MAX_ITEMS:
        raise ValidationError({path: _("There are too many parts.")}, code="too_many")
    return items


def _item_id(raw: Any, path: str, index: int, seen: set[str]) -> str:
    """The id that the item came with; else one made from its place, so that saving twice makes the same."""
    item_id = raw if isinstance(raw, str) and _BLOCK_ID.match(raw) and raw not in seen else ""
    if not item_id:
        item_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{path}/{index}"))
    if item_id in seen:
        item_id = str(uuid.uuid4())
    seen.add(item_id)
    return item_id


def _value(block: blocks.Block, raw: Any, path: str, found: Cleaned, holder: Any, key: Any) -> Any:
    for block_class, kind in _CHOOSERS:
        if isinstance(block, block_class):
            row_id = identifier(raw)
            if row_id is not None:
                found.references.append(Reference(kind, row_id, path, holder, key))
            return row_id
    if isinstance(block, blocks.StructBlock):
        return _struct(block, raw, path, found)
    if isinstance(block, blocks.StreamBlock):
        return stream(block, raw, path, found)
    if isinstance(block, blocks.ListBlock):
        return _list(block, raw, path, found)
    for block_class, clean in _SIMPLE:
        if isinstance(block, block_class):
            return clean(block, raw, path)
    raise TypeError(f"no cleaning for {type(block).__name__}")


def _struct(block: blocks.StructBlock, raw: Any, path: str, found: Cleaned) -> dict[str, Any]:
    if raw is None:
        raw = {}
    if not isinstance(raw, dict):
        raise _wrong(path)
    result: dict[str, Any] = {}
    for name, child in block.child_blocks.items():
        given = raw[name] if name in raw else getattr(child.meta, "default", None)
        if name not in raw and isinstance(child, blocks.ListBlock | blocks.StreamBlock | blocks.StructBlock):
            given = None
        result[name] = _value(child, given, f"{path}:{name}", found, result, name)
    return result


def _list(block: blocks.ListBlock, raw: Any, path: str, found: Cleaned) -> list[dict[str, Any]]:
    seen: set[str] = set()
    result = []
    for index, item in enumerate(_items(raw, path)):
        is_item = isinstance(item, dict) and item.get("type") == "item" and "value" in item
        given = item["value"] if is_item else item
        item_id = _item_id(item.get("id") if is_item else None, path, index, seen)
        kept: dict[str, Any] = {"type": "item", "value": None, "id": item_id}
        kept["value"] = _value(block.child_block, given, f"{path}:{item_id}", found, kept, "value")
        result.append(kept)
    return result


def _rich(_block: blocks.Block, raw: Any, path: str) -> str:
    return clean_for_storage(text(raw, path))


def _choice(block: blocks.Block, raw: Any, _path: str) -> Any:
    allowed = [value for value, _label in block.field.choices]
    return raw if isinstance(raw, str) and raw in allowed else getattr(block.meta, "default", None)


def _boolean(_block: blocks.Block, raw: Any, _path: str) -> bool:
    return raw is True


def _date(_block: blocks.Block, raw: Any, _path: str) -> str | None:
    try:
        return datetime.date.fromisoformat(raw).isoformat() if isinstance(raw, str) else None
    except ValueError:
        return None


def _integer(_block: blocks.Block, raw: Any, _path: str) -> int | None:
    value = number(raw)
    return None if value is None else int(value)


def _float(_block: blocks.Block, raw: Any, _path: str) -> float | int | None:
    return number(raw)


def _address(_block: blocks.Block, raw: Any, path: str) -> str:
    value = text(raw, path, one_line=True).strip()
    return "" if _OTHER_SCHEME.match(value) else value


def _long(_block: blocks.Block, raw: Any, path: str) -> str:
    return text(raw, path)


def _short(_block: blocks.Block, raw: Any, path: str) -> str:
    return text(raw, path, one_line=True)


def _wrong(path: str) -> ValidationError:
    return ValidationError(
        {path.partition(":")[0]: _("This part of the draft has a wrong form.")}, code="form"
    )


_CHOOSERS: tuple[tuple[type[blocks.Block], str], ...] = (
    (ImageChooserBlock, "picture"),
    (DocumentChooserBlock, "attachment"),
    (FilmChooserBlock, "film"),
    (blocks.PageChooserBlock, "work"),
)
# The first class that fits cleans the value: narrower ones stand before wider ones.
_SIMPLE: tuple[tuple[type[blocks.Block], Callable[[blocks.Block, Any, str], Any]], ...] = (
    (blocks.RichTextBlock, _rich),
    (blocks.ChoiceBlock, _choice),
    (blocks.BooleanBlock, _boolean),
    (blocks.DateBlock, _date),
    (blocks.IntegerBlock, _integer),
    (blocks.FloatBlock, _float),
    (blocks.URLBlock, _address),
    (blocks.TextBlock, _long),
    (blocks.CharBlock, _short),
)
