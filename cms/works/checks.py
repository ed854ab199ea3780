"""Everything that must be there before a work is submitted, all at once, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail import blocks

from media.models import Attachment, Film, FilmState, Picture

from . import cleaning, drafts, formulas
from .blocks.data import ChartBlock, FormulaBlock, TableBlock
from .blocks.needed import NEEDS_ITEMS
from .blocks_walk import items
from .choices import AiUse, Rights
from .editable import EditableField, fields
from .models import Topic, Work
from .richtext import plain

JSON = dict[str, Any]
_CHOOSERS: dict[str, type[Model]] = {"picture": Picture, "film": Film, "attachment": Attachment, "work": Work}


@dataclass(frozen=True)
class Problem:
    """Something that is missing or wrong.

    ``field`` says where: "title", or a path into a stream, "pages:<block id>:alt".
    """

    field: str
    code: str
    message: str


def missing(work: Work) -> list[Problem]:
    """What keeps ``work``, as it is in memory, from being submitted. Empty: nothing.

    A number of queries that does not grow with the work's length.
    """
    draft = drafts.read(work)
    known = fields(work.kind)
    problems = list(_required(known, draft))
    problems += _shared(draft)
    problems += _blocks(work, known, draft)
    problems += _KINDS[work.kind](draft)
    return problems


def _required(known: dict[str, EditableField], draft: JSON) -> Iterator[Problem]:
    for name, field in known.items():
        value = draft[name]
        empty = not value.strip() if isinstance(value, str) else not value
        if field.required_to_submit and empty:
            yield Problem(name, "missing", _required_message(field))
        if isinstance(value, str) and field.max_length and len(value) > field.max_length:
            yield Problem(name, "too_long", _too_long(field.max_length, len(value)))


def _required_message(field: EditableField) -> str:
    messages = {
        "title": _("Give the work a title."),
        "summary": _("Write a summary."),
        "cover": _("Choose a cover."),
        "topics": _("Choose at least one topic."),
        "audiences": _("Say who it is for."),
        "rights": _("Say whose work it is."),
        "licence": _("Choose a licence."),
        "ai_use": _("Say whether AI made any part of it."),
        "sources": _("Name at least one source."),
        "film": _("Upload the film."),
        "pages": _("Add at least one page."),
        "body": _("Write the text."),
        "synopsis": _("Write a synopsis."),
        "script": _("Write the script."),
        "group": _("Say who plays it."),
    }
    return messages.get(field.name) or _("This must be filled in.")


def _shared(draft: JSON) -> Iterator[Problem]:
    if draft["topics"] and not Topic.objects.filter(pk__in=draft["topics"]).exists():
        yield Problem("topics", "gone", _("The topics no longer exist: choose others."))
    if draft["rights"] == Rights.PERMITTED and not draft["permission"].strip():
        yield Problem("permission", "missing", _("Say whose work it is based on and how they permitted it."))
    if draft["ai_use"] in {AiUse.PART, AiUse.WHOLE} and not draft["ai_note"].strip():
        yield Problem("ai_note", "missing", _("Say which parts AI made, and with which service."))
    if draft["series_position"] is not None and not draft["series"]:
        yield Problem("series", "missing", _("Choose the series that this place is in."))


def _blocks(work: Work, known: dict[str, EditableField], draft: JSON) -> Iterator[Problem]:
    found = cleaning.Cleaned()
    if draft["cover"]:
        found.references.append(cleaning.Reference("picture", draft["cover"], "cover", None, None))
    for name, field in known.items():
        if field.type == "stream":
            block = work._meta.get_field(name).stream_block
            cleaning.stream(block, draft[name], name, found)
            yield from _check(block, draft[name], name)
        elif field.type == "film" and draft[name]:
            yield from _film(name, draft[name])
    yield from _gone(found)


def _gone(found: cleaning.Cleaned) -> Iterator[Problem]:
    for kind, model in _CHOOSERS.items():
        wanted = [one for one in found.references if one.kind == kind]
        if not wanted:
            continue
        there = set(
            model._default_manager.filter(pk__in={one.id for one in wanted}).values_list("pk", flat=True)
        )
        for one in wanted:
            if one.id not in there:
                yield Problem(one.path, "gone", _("What was chosen here is gone: choose again."))


def _film(name: str, film_id: int) -> Iterator[Problem]:
    film = Film.objects.filter(pk=film_id).only("state").first()
    if film is None:
        yield Problem(name, "gone", _("What was chosen here is gone: choose again."))
    elif film.state == FilmState.FAILED:
        yield Problem(name, "failed", _("The film could not be processed: upload another file."))
    elif film.state != FilmState.READY:
        yield Problem(name, "processing", _("The film is still being processed: wait until it is ready."))


def _check(block: blocks.Block, value: Any, path: str) -> Iterator[Problem]:
    """Problems of one raw value and all that is in it."""
    if isinstance(block, blocks.StreamBlock):
        for item in value or []:
            yield from _check(block.child_blocks[item["type"]], item["value"], f"{path}:{item['id']}")
    elif isinstance(block, blocks.ListBlock):
        for item in value or []:
            yield from _check(block.child_block, item["value"], f"{path}:{item['id']}")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _check(child, value.get(name), f"{path}:{name}")
        yield from _check_data(block, value, path)
    else:
        yield from _check_leaf(block, value, path)


def _check_leaf(block: blocks.Block, value: Any, path: str) -> Iterator[Problem]:
    text = plain(value) if isinstance(block, blocks.RichTextBlock) and value else value
    empty = not text.strip() if isinstance(text, str) else text is None
    if empty:
        if block.required and not isinstance(block, blocks.BooleanBlock):
            yield Problem(path, "missing", _("This must be filled in."))
        return
    if isinstance(block, blocks.FieldBlock) and not isinstance(
        block, blocks.RichTextBlock | blocks.ChooserBlock
    ):
        try:
            block.field.clean(value)
        except ValidationError as error:
            yield Problem(path, str(error.error_list[0].code or "invalid"), error.messages[0])


def _check_data(block: blocks.StructBlock, value: JSON, path: str) -> Iterator[Problem]:
    for name in NEEDS_ITEMS.get(type(block), ()):
        if not value.get(name):
            yield Problem(f"{path}:{name}", "missing", _("This must be filled in."))
    if isinstance(block, FormulaBlock) and value["latex"].strip():
        try:
            formulas.to_mathml(value["latex"])
        except formulas.BadFormula:
            yield Problem(f"{path}:latex", "bad_formula", _("This formula cannot be read: check the LaTeX."))
    elif isinstance(block, ChartBlock):
        labels = len(items(value["labels"]))
        for series in value["series"] or []:
            if len(items(series["value"]["values"])) != labels:
                yield Problem(
                    f"{path}:series:{series['id']}:values",
                    "uneven",
                    _("There must be one value for each label (%(labels)d).") % {"labels": labels},
                )
    elif isinstance(block, TableBlock) and not any(
        cell for row in items(value["rows"]) for cell in items(row)
    ):
        yield Problem(f"{path}:rows", "missing", _("The table is empty."))


def _too_long(maximum: int, length: int) -> str:
    return _("At most %(max)d characters; this has %(length)d.") % {"max": maximum, "length": length}


def _video(draft: JSON) -> Iterator[Problem]:
    starts = [item["value"]["start"] for item in draft["chapters"]]
    if len(set(starts)) != len(starts):
        yield Problem("chapters", "twice", _("Two chapters start at the same second."))


def _comic(draft: JSON) -> Iterator[Problem]:
    for item in draft["pages"]:
        if not item["value"]["alt"].strip():
            yield Problem(
                f"pages:{item['id']}:alt",
                "missing",
                _("Say what this page shows, for those who cannot see it."),
            )


def _article(draft: JSON) -> Iterator[Problem]:
    if draft["body"] and not any(
        plain(item["value"] or "") for item in draft["body"] if item["type"] == "text"
    ):
        yield Problem("body", "no_text", _("The article has no text yet."))
    for item in draft["body"]:
        if item["type"] == "picture":
            yield from _alt(item["value"], f"body:{item['id']}")
        elif item["type"] == "gallery":
            for picture in item["value"]["pictures"]:
                yield from _alt(picture["value"], f"body:{item['id']}:pictures:{picture['id']}")


def _alt(picture: JSON, path: str) -> Iterator[Problem]:
    if picture["picture"] and not picture["alt"].strip():
        yield Problem(f"{path}:alt", "missing", _("Say what the picture shows, for those who cannot see it."))


def _drama(draft: JSON) -> Iterator[Problem]:
    scenes = [scene for act in draft["script"] for scene in act["value"]["scenes"]]
    if draft["script"] and not any(scene["value"]["lines"] for scene in scenes):
        yield Problem("script", "no_lines", _("The script has no lines yet."))
    for item in draft["experiments"]:
        if item["value"]["is_experiment"] and not item["value"]["safety"].strip():
            yield Problem(
                f"experiments:{item['id']}:safety", "missing", _("Every experiment needs its safety note.")
            )
    for item in draft["photos"]:
        yield from _alt(item["value"], f"photos:{item['id']}")


_KINDS = {"video": _video, "comic": _comic, "article": _article, "drama": _drama}
