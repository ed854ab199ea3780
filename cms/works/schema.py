"""The form of each kind as JSON, drawn from the model's fields and block definitions.

``form_schema(kind)`` is what the studio's editor is made of. A field (and a block's
value) is ``{"type", "label", "help", "required", …}`` with, by type:

- ``text``, ``longtext``, ``url``: ``max_length`` (or null)
- ``integer``, ``number``: ``min``, ``max`` (or null); ``date``; ``boolean``
- ``choice``, ``multichoice``: ``choices`` ``[{"value", "label", "help"}]``
- ``rich``: ``features`` (names as Wagtail has them); its value is HTML
- ``picture``, ``film``, ``attachment``, ``work``, ``series``, ``organisation``: an id or null
- ``topics``, ``works``: lists of ids; ``tags``: list of words
- ``stream``: ``blocks`` ``[{"name", "label", "icon", "value": …}]``, ``min_num``, ``max_num``
- ``struct``: ``fields`` (each with its ``name``); ``list``: ``item``, ``min_num``, ``max_num``
- ``table``, ``chart``, ``formula``: a ``struct`` with an editor of its own
"""

from collections.abc import Callable
from typing import Any, cast

from django.db import models
from django.forms import Field
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from cms.people import divisions

from .blocks.choosers import FilmChooserBlock
from .blocks.data import ChartBlock, FormulaBlock, TableBlock
from .blocks.needed import needed
from .blocks.shared import CreatorReferenceBlock
from .choices import LICENCES, Audience
from .editable import MODELS, EditableField, sections

JSON = dict[str, Any]


def form_schema(kind: str) -> JSON:
    """The whole form of ``kind``, with labels in the active language.

    Raises KeyError for an unknown kind. No SQL: topics, series, organisations and
    works are chosen from lists that ``queries`` gives.
    """
    model = MODELS[kind]
    return {
        "kind": kind,
        "label": str(model._meta.verbose_name),
        "sections": [
            {
                "name": section.name,
                "label": str(section.label),
                "fields": [_field(model, field) for field in section.fields],
            }
            for section in sections(kind)
        ],
    }


def _field(model: type[models.Model], field: EditableField) -> JSON:
    column = cast(models.Field, model._meta.get_field(field.name))
    described: JSON = {
        "name": field.name,
        "type": field.type,
        "label": str(field.label or column.verbose_name),
        "help": str(field.help),
        "required": field.required_to_submit,
        "required_to_submit": field.required_to_submit,
    }
    if field.type in {"text", "longtext"}:
        described["max_length"] = field.max_length
    elif field.type == "integer":
        described |= {"min": 0, "max": 100_000}
    elif field.type in {"choice", "multichoice"}:
        described["choices"] = _choices_of_field(field.name, column)
    elif isinstance(column, StreamField):
        described |= describe_block(column.stream_block) | {
            key: described[key] for key in ("label", "help", "required")
        }
    return described


def _choices_of_field(name: str, column: models.Field) -> list[JSON]:
    if name == "licence":
        return [_choice(licence.code, licence.name, licence.meaning) for licence in LICENCES.values()]
    if name == "audiences":
        return [_choice(value, label) for value, label in Audience.choices]
    if name == "city":
        return [_choice(code, label) for code, label in divisions.choices()]
    return [_choice(value, label) for value, label in column.choices or ()]


def _choice(value: str, label: object, help_text: object = "") -> JSON:
    return {"value": value, "label": str(label), "help": str(help_text)}


def describe_block(block: blocks.Block) -> JSON:
    """One block definition, and all that is in it."""
    described: JSON = {
        "type": "text",
        "label": str(block.label or ""),
        "help": str(getattr(block.meta, "help_text", "") or ""),
        "required": bool(block.required),
        "default": _default(block),
    }
    for block_class, describe in _DESCRIBERS:
        if isinstance(block, block_class):
            return described | describe(block)
    raise TypeError(f"the studio has no editor for {type(block).__name__}")


def _default(block: blocks.Block) -> Any:
    """The plain default of a simple field; None for what starts empty."""
    default = getattr(block.meta, "default", None)
    return default if isinstance(default, str | int | float | bool) else None


def _form_field(block: blocks.Block) -> Field:
    return block.field


def _text(type_name: str) -> Callable[[blocks.Block], JSON]:
    return lambda block: {
        "type": type_name,
        "max_length": getattr(_form_field(block), "max_length", None),
    }


def _number(type_name: str) -> Callable[[blocks.Block], JSON]:
    return lambda block: {
        "type": type_name,
        "min": getattr(_form_field(block), "min_value", None),
        "max": getattr(_form_field(block), "max_value", None),
    }


def _plain(type_name: str) -> Callable[[blocks.Block], JSON]:
    return lambda block: {"type": type_name}


def _rich(block: blocks.Block) -> JSON:
    return {"type": "rich", "features": list(block.features or ())}


def _choice_block(block: blocks.Block) -> JSON:
    return {
        "type": "choice",
        "choices": [_choice(value, label) for value, label in _form_field(block).choices if value != ""],  # type: ignore[attr-defined]
    }


def _struct(type_name: str) -> Callable[[blocks.Block], JSON]:
    return lambda block: {
        "type": type_name,
        "fields": [
            {"name": name} | describe_block(child) | ({"required": True} if name in needed(block) else {})
            for name, child in block.child_blocks.items()
            if not isinstance(child, CreatorReferenceBlock)
        ],
    }


def _list(block: blocks.Block) -> JSON:
    return {
        "type": "list",
        "item": describe_block(block.child_block),
        "min_num": block.meta.min_num,
        "max_num": block.meta.max_num,
    }


def _stream(block: blocks.Block) -> JSON:
    return {
        "type": "stream",
        "blocks": [
            {
                "name": name,
                "label": str(child.label),
                "icon": child.meta.icon,
                "value": describe_block(child),
            }
            for name, child in block.child_blocks.items()
        ],
        "min_num": block.meta.min_num,
        "max_num": block.meta.max_num,
    }


# The first class that fits describes the block: narrower ones stand before wider ones.
_DESCRIBERS: tuple[tuple[type[blocks.Block], Callable[[blocks.Block], JSON]], ...] = (
    (TableBlock, _struct("table")),
    (ChartBlock, _struct("chart")),
    (FormulaBlock, _struct("formula")),
    (blocks.StructBlock, _struct("struct")),
    (blocks.StreamBlock, _stream),
    (blocks.ListBlock, _list),
    (blocks.RichTextBlock, _rich),
    (ImageChooserBlock, _plain("picture")),
    (DocumentChooserBlock, _plain("attachment")),
    (FilmChooserBlock, _plain("film")),
    (blocks.PageChooserBlock, _plain("work")),
    (blocks.ChoiceBlock, _choice_block),
    (blocks.BooleanBlock, _plain("boolean")),
    (blocks.DateBlock, _plain("date")),
    (blocks.IntegerBlock, _number("integer")),
    (blocks.FloatBlock, _number("number")),
    (blocks.URLBlock, _text("url")),
    (blocks.TextBlock, _text("longtext")),
    (blocks.CharBlock, _text("text")),
)
