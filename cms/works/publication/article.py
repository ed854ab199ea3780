"""What is public of an article: its blocks, its table of contents, how long it takes to read."""

import math
import re
from collections.abc import Callable
from typing import Any

from cms.works import formulas
from cms.works.blocks_walk import items, plain_texts
from cms.works.models import Work
from cms.works.richtext import clean_for_display

from .named import Named

JSON = dict[str, Any]
CHARACTERS_A_MINUTE = 400  # Chinese characters; a Latin word or a number counts as two
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9]+")


def facts(work: Work, draft: JSON, named: Named) -> JSON:
    """Reading time in minutes, at least one."""
    block = work._meta.get_field("body").stream_block
    return {"minutes": reading_minutes("\n".join(plain_texts(block, draft["body"])))}


def reading_minutes(text: str) -> int:
    """How long a text takes to read, rounded up."""
    length = len(_HAN.findall(text)) + 2 * len(_WORD.findall(text))
    return max(1, math.ceil(length / CHARACTERS_A_MINUTE))


def detail(work: Work, draft: JSON, named: Named) -> JSON:
    """Blocks with their values; one whose picture, document or work is gone is left out."""
    body = []
    for item in draft["body"]:
        value = _BLOCKS[item["type"]](item["value"], named)
        if value is not None:
            body.append({"id": item["id"], "type": item["type"], "value": value})
    return {
        "body": body,
        "contents": [
            {"id": block["id"], "text": block["value"]["text"], "level": block["value"]["level"]}
            for block in body
            if block["type"] == "heading"
        ],
        "embedded": list(dict.fromkeys(block["value"]["id"] for block in body if block["type"] == "work")),
    }


def picture(raw: JSON, named: Named) -> JSON | None:
    """A picture with the words that go with it here."""
    found = named.pictures.get(raw["picture"])
    if found is None:
        return None
    return {
        "picture": found,
        "alt": raw["alt"] or found["alt"],
        "caption": raw["caption"],
        "credit": raw["credit"],
    }


def _heading(raw: JSON, named: Named) -> JSON | None:
    return {"text": raw["text"], "level": int(raw["level"] or 2)} if raw["text"] else None


def _text(raw: str, named: Named) -> JSON | None:
    return {"html": clean_for_display(raw, named.addresses())} if raw else None


def _gallery(raw: JSON, named: Named) -> JSON | None:
    pictures = [one for one in (picture(item, named) for item in items(raw["pictures"])) if one]
    return {"title": raw["title"], "pictures": pictures} if pictures else None


def _work(raw: int | None, named: Named) -> JSON | None:
    return {"id": str(named.works[raw].id)} if raw in named.works else None


def _quotation(raw: JSON, named: Named) -> JSON | None:
    return {"text": raw["text"], "who": raw["who"]} if raw["text"] else None


def _fact_box(raw: JSON, named: Named) -> JSON | None:
    return {"title": raw["title"], "html": clean_for_display(raw["text"] or "", named.addresses())}


def _table(raw: JSON, named: Named) -> JSON | None:
    rows = [[str(cell) for cell in items(row)] for row in items(raw["rows"])]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()  # rows and columns that the editor offered and nobody filled
    width = max((number for row in rows for number, cell in enumerate(row, 1) if cell.strip()), default=0)
    if not width:
        return None
    return {
        "caption": raw["caption"],
        "header_row": raw["header_row"],
        "header_column": raw["header_column"],
        "rows": [row[:width] + [""] * (width - len(row)) for row in rows],
    }


def _formula(raw: JSON, named: Named) -> JSON | None:
    if not raw["latex"].strip():
        return None
    try:
        mathml = formulas.to_mathml(raw["latex"])
    except formulas.BadFormula:
        mathml = ""  # shown as it was written; the check before submitting reports it
    return {"latex": raw["latex"], "mathml": mathml, "meaning": raw["meaning"]}


def _chart(raw: JSON, named: Named) -> JSON | None:
    labels = items(raw["labels"])
    series = [
        {"name": one["name"], "values": (items(one["values"]) + [None] * len(labels))[: len(labels)]}
        for one in items(raw["series"])
    ]
    if not labels or not series:
        return None
    return {
        "kind": raw["kind"],
        "title": raw["title"],
        "unit": raw["unit"],
        "labels": labels,
        "series": series,
        "source": raw["source"],
    }


def _questions(raw: JSON, named: Named) -> JSON | None:
    answered = [
        {"question": one["question"], "html": clean_for_display(one["answer"] or "", named.addresses())}
        for one in items(raw["items"])
        if one["question"]
    ]
    return {"items": answered} if answered else None


def _references(raw: JSON, named: Named) -> JSON | None:
    listed = [one for one in items(raw["items"]) if one]
    return {"items": listed} if listed else None


def _attachment(raw: JSON, named: Named) -> JSON | None:
    found = named.attachments.get(raw["document"])
    return None if found is None else {**found, "description": raw["description"]}


_BLOCKS: dict[str, Callable[[Any, Named], JSON | None]] = {
    "heading": _heading,
    "text": _text,
    "picture": picture,
    "gallery": _gallery,
    "work": _work,
    "quotation": _quotation,
    "fact_box": _fact_box,
    "table": _table,
    "formula": _formula,
    "chart": _chart,
    "questions": _questions,
    "references": _references,
    "attachment": _attachment,
}
