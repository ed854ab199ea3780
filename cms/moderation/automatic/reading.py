"""What a submission holds, taken out of its content: texts, links, pictures, each with its place.

It walks the blocks by their definitions and knows no kind of work by name.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from cms.works.models import Work
from media.models import Picture

PARAGRAPH_TAGS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "br", "div"}
# Columns that hold codes, not words.
NOT_TEXT = {"slug", "city", "licence", "seo_title"}


@dataclass(frozen=True)
class Text:
    """Words at one place (as ``works.checks`` names it), as paragraphs without markup."""

    field: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A link at one place."""

    field: str
    url: str


@dataclass(frozen=True)
class PictureUse:
    """A picture at one place, with the alternative text that stands there."""

    field: str
    picture_id: int
    alt: str


@dataclass
class Reading:
    """All that the checks look at."""

    texts: list[Text] = dataclasses.field(default_factory=list)
    links: list[Link] = dataclasses.field(default_factory=list)
    pictures: list[PictureUse] = dataclasses.field(default_factory=list)


class _Html(HTMLParser):
    """Paragraphs and link targets of rich text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = [""]
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARAGRAPH_TAGS:
            self.paragraphs.append("")
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data


def read(model: type[Work], content: dict[str, Any]) -> Reading:
    """Take the canonical ``content`` of a work of ``model`` apart."""
    reading = Reading()
    for column in model._meta.fields:
        value = content.get(column.name)
        if not value or column.name in NOT_TEXT:
            continue
        if isinstance(column, StreamField):
            _walk(reading, column.stream_block, value, column.name)
        elif isinstance(column, models.ForeignKey) and issubclass(column.related_model, Picture):
            reading.pictures.append(PictureUse(column.name, value, ""))
        elif isinstance(column, (models.CharField, models.TextField)) and not column.choices:
            _plain(reading, column.name, str(value))
    return reading


def _walk(reading: Reading, block: blocks.Block, value: Any, place: str) -> None:
    if value in (None, "", [], {}):
        return
    if isinstance(block, blocks.StreamBlock):
        for item in value:
            child = block.child_blocks.get(item.get("type", ""))
            if child is not None:  # None: a type that was dropped from the code since
                _walk(reading, child, item.get("value"), f"{place}:{item.get('id') or ''}")
    elif isinstance(block, blocks.ListBlock):
        for item_id, item in _items(value):
            _walk(reading, block.child_block, item, f"{place}:{item_id}")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(child, ImageChooserBlock) and value.get(name):
                reading.pictures.append(PictureUse(place, value[name], str(value.get("alt") or "").strip()))
            else:
                _walk(reading, child, value.get(name), f"{place}:{name}")
    elif isinstance(block, ImageChooserBlock):
        reading.pictures.append(PictureUse(place, value, ""))
    elif isinstance(block, blocks.RichTextBlock):
        _rich(reading, place, str(value))
    elif isinstance(block, blocks.URLBlock):
        reading.links.append(Link(place, str(value)))
    elif isinstance(block, (blocks.CharBlock, blocks.TextBlock)):
        _plain(reading, place, str(value))


def _items(value: list[Any]) -> Iterator[tuple[str, Any]]:
    """Ids and items of a ListBlock, with or without their envelopes ({"type": "item", "value", "id"})."""
    for place, item in enumerate(value):
        wrapped = isinstance(item, dict) and item.get("type") == "item"
        yield (item.get("id") or str(place), item["value"]) if wrapped else (str(place), item)


def _rich(reading: Reading, place: str, html: str) -> None:
    parser = _Html()
    parser.feed(html)
    parser.close()
    reading.links += [Link(place, url) for url in parser.links]
    _add(reading, place, parser.paragraphs)


def _plain(reading: Reading, place: str, text: str) -> None:
    _add(reading, place, text.splitlines())


def _add(reading: Reading, place: str, paragraphs: list[str]) -> None:
    kept = tuple(line for paragraph in paragraphs if (line := " ".join(paragraph.split())))
    if kept:
        reading.texts.append(Text(place, kept))
