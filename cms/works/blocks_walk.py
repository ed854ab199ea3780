"""Walking through raw stream values beside their block definitions."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks

from .richtext import plain


def leaves(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Every simple value with its definition, in the order of reading."""
    if isinstance(block, blocks.StreamBlock):
        for item in raw or []:
            child = block.child_blocks.get(item["type"])
            if child is not None:
                yield from leaves(child, item["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in items(raw):
            yield from leaves(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, (raw or {}).get(name))
    else:
        yield block, raw


def items(raw: Any) -> list[Any]:
    """The values of a raw list, with or without Wagtail's wrapping."""
    return [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" and "value" in item else item
        for item in raw or []
    ]


def html_texts(block: blocks.Block, raw: Any) -> Iterator[str]:
    """The HTML of every rich text."""
    for leaf, value in leaves(block, raw):
        if isinstance(leaf, blocks.RichTextBlock) and value:
            yield value


def plain_texts(block: blocks.Block, raw: Any) -> Iterator[str]:
    """All that can be read, as plain text: no addresses, choices, dates or numbers."""
    for leaf, value in leaves(block, raw):
        if not value or not isinstance(value, str) or isinstance(leaf, blocks.URLBlock):
            continue
        if isinstance(leaf, blocks.RichTextBlock):
            yield plain(value)
        elif isinstance(leaf, blocks.CharBlock | blocks.TextBlock):
            yield value
