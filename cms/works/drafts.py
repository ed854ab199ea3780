"""A work's editable content as plain JSON: what the studio loads and saves.

Scalars are as the model has them; ``cover``, ``film``, ``recording``, ``organisation`` and
``series`` are ids or null; ``topics`` and ``related`` lists of ids, ``tags`` a list of words;
streams are Wagtail's raw lists ``[{"type", "value", "id"}]``.
"""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Revision

from cms.people import divisions

from . import cleaning, references
from .choices import Audience
from .editable import EditableField, fields
from .models import Work
from .references import Dropped, Visible

JSON = dict[str, Any]
MAX_TAGS = 10
MAX_TAG_LENGTH = 20  # characters


def read(source: Work | Revision) -> JSON:
    """All editable fields of a work as it is in memory, or as a revision has it."""
    work = source.as_object() if isinstance(source, Revision) else source.specific
    return {name: _read_field(work, field) for name, field in fields(work.kind).items()}


def _read_field(work: Work, field: EditableField) -> Any:
    if field.type == "stream":
        return getattr(work, field.name).get_prep_value()
    if field.type in {"picture", "film", "series", "organisation"}:
        return getattr(work, f"{field.name}_id")
    if field.type in {"topics", "works"}:
        return sorted(row.pk for row in getattr(work, field.name).all())
    if field.type == "tags":
        return sorted(tag.name for tag in work.tags.all())
    return getattr(work, field.name)


def apply(work: Work, draft: JSON, *, visible: Visible) -> list[Dropped]:
    """Put the fields that ``draft`` holds into ``work`` (in memory), cleaned.

    Fields that the draft does not name stay. The slug is not touched: see ``actions``.

    Args:
        visible: which files and rows the person who saves may refer to.

    Returns:
        What was named and is not there, each left out of the work.

    Raises:
        ValidationError: by field; a text longer than its column, or a form that no block has.
    """
    if not isinstance(draft, dict):
        raise ValidationError({"__all__": _("This part of the draft has a wrong form.")}, code="form")
    known = fields(work.kind)
    found = cleaning.Cleaned()
    values: JSON = {}
    errors: dict[str, list[str]] = {}
    for name, field in known.items():
        if name not in draft or name == "slug":
            continue
        try:
            values[name] = _clean_field(work, field, draft[name], found, values)
        except ValidationError as error:
            errors[name] = error.messages
    if errors:
        raise ValidationError(errors)
    dropped = references.drop_missing(found.references, visible)
    for name, value in values.items():
        _set_field(work, known[name], value)
    return dropped


def _clean_field(work: Work, field: EditableField, raw: Any, found: cleaning.Cleaned, values: JSON) -> Any:
    match field.type:
        case "text" | "longtext":
            value = cleaning.text(raw, field.name, one_line=field.type == "text")
            if field.max_length and len(value) > field.max_length:
                raise ValidationError(
                    _("At most %(max)d characters; this has %(length)d.")
                    % {"max": field.max_length, "length": len(value)},
                    code="too_long",
                )
            return value
        case "choice":
            return (
                raw
                if isinstance(raw, str) and raw in _allowed_choices(work, field)
                else (work._meta.get_field(field.name).get_default() or "")
            )
        case "multichoice":
            chosen = raw if isinstance(raw, list) else []
            return [value for value in Audience.values if value in chosen]
        case "integer":
            number = cleaning.number(raw)
            return int(number) if number is not None and 0 <= number <= 100_000 else None
        case "tags":
            return _clean_tags(raw)
        case "topics" | "works":
            return _id_list(field, raw, found)
        case "picture" | "film" | "series" | "organisation":
            row_id = cleaning.identifier(raw)
            if row_id is not None:
                found.references.append(
                    cleaning.Reference(field.type, row_id, field.name, values, field.name)
                )
            return row_id
    column = cast(StreamField, work._meta.get_field(field.name))
    return cleaning.stream(column.stream_block, raw, field.name, found)


def _allowed_choices(work: Work, field: EditableField) -> set[str]:
    if field.name == "city":
        return {code for code, _name in divisions.choices()}
    return {value for value, _label in work._meta.get_field(field.name).choices or ()}


def _clean_tags(raw: Any) -> list[str]:
    words = raw if isinstance(raw, list) else []
    tags: dict[str, str] = {}
    for word in words[:100]:
        tag = cleaning.text(word, "tags", one_line=True).replace(",", " ").strip()[:MAX_TAG_LENGTH].strip()
        if tag:
            tags.setdefault(tag.lower(), tag)
    return list(tags.values())[:MAX_TAGS]


def _id_list(field: EditableField, raw: Any, found: cleaning.Cleaned) -> list[int | None]:
    kind = "topic" if field.type == "topics" else "work"
    ids = [cleaning.identifier(item) for item in (raw if isinstance(raw, list) else [])[:100]]
    kept: list[int | None] = list(dict.fromkeys(row_id for row_id in ids if row_id is not None))
    for index, row_id in enumerate(kept):
        found.references.append(cleaning.Reference(kind, cast(int, row_id), field.name, kept, index))
    return kept


def _set_field(work: Work, field: EditableField, value: Any) -> None:
    match field.type:
        case "stream":
            block = work._meta.get_field(field.name).stream_block
            setattr(work, field.name, StreamValue(block, value, is_lazy=True))
        case "picture" | "film" | "series" | "organisation":
            setattr(work, f"{field.name}_id", value)
        case "topics" | "works":
            itself = work.pk if field.type == "works" else None  # a topic may have the same number
            ids = [row_id for row_id in value if row_id is not None and row_id != itself]
            manager = getattr(work, field.name)
            if sorted(ids) != sorted(row.pk for row in manager.all()):
                manager.set(list(manager.model._default_manager.filter(pk__in=ids)))
        case "tags":
            if set(value) != {tag.name for tag in work.tags.all()}:
                work.tags.set(value)
        case _:
            setattr(work, field.name, value)


def named(model: type[Work], content: JSON) -> set[tuple[str, int]]:
    """The (kind, id) of every row that a draft names."""
    found = cleaning.Cleaned()
    for name, field in fields(model.KIND).items():
        value = content.get(name)
        if field.type == "stream":
            cleaning.stream(model._meta.get_field(name).stream_block, value, name, found)
        elif field.type in {"picture", "film", "series", "organisation"} and value:
            found.references.append(cleaning.Reference(field.type, value, name, None, None))
        elif field.type in {"topics", "works"}:
            _id_list(field, value, found)
    return {(reference.kind, reference.id) for reference in found.references}
