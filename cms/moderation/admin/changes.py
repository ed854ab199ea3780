"""What changed between two revisions, ready to be shown: words as runs, pictures side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cms.people.models import Organisation
from cms.works.models import Series, Topic, Work
from media.models import Attachment, Film, Picture

from .. import diffs, queries

NAMED: dict[str, Any] = {  # fields that hold an id, or ids, of these
    "topics": Topic,
    "related": Work,
    "series": Series,
    "organisation": Organisation,
    "film": Film,
    "recording": Film,
    "document": Attachment,
}
PICTURES = {"cover", "picture"}


@dataclass(frozen=True)
class Shown:
    """One line of the list of changes."""

    label: str
    note: str = ""  # "added", "moved" … in words
    segments: tuple[diffs.Segment, ...] = ()
    pictures: tuple[Picture | None, Picture | None] | None = None
    parts: list["Shown"] = field(default_factory=list)


def shown(model: type[Work], changes: Iterable[diffs.FieldChange]) -> list[Shown]:
    """The changes of a work's fields, in their order; whatever they name is loaded in one go."""
    changes = list(changes)
    names = _Names(changes)
    labels = queries.labels(model)
    return [_field(model, change, labels.get(change.name, change.name), names) for change in changes]


def _field(model: type[Work], change: diffs.FieldChange, label: str, names: "_Names") -> Shown:
    if change.blocks:
        parts = [_block(model, change.name, block, names) for block in change.blocks]
        return Shown(label, parts=[part for part in parts if part is not None])
    if change.name in PICTURES:
        return Shown(label, pictures=(names.picture(change.before), names.picture(change.after)))
    if change.segments:
        return Shown(label, segments=change.segments)
    before, after = names.words(change.name, change.before), names.words(change.name, change.after)
    return Shown(label, segments=tuple(diffs.text_changes(before, after)))


def _block(model: type[Work], column: str, block: diffs.BlockChange, names: "_Names") -> Shown | None:
    if block.status == "same" and not block.moved:
        return None
    notes = {"added": _("added"), "removed": _("removed"), "changed": "", "same": ""}
    note = "、".join(filter(None, [notes[block.status], _("moved") if block.moved else ""]))
    parts = [_part(model, column, block.type, part, names) for part in block.parts]
    return Shown(queries.block_label(model, column, block.type), note, parts=parts)


def _part(model: type[Work], column: str, block_type: str, part: diffs.PartChange, names: "_Names") -> Shown:
    label = queries.block_label(model, column, block_type, part.path)
    name = next((step for step in reversed(part.path) if not step.isdigit()), "")
    if not part.media:
        return Shown(label, segments=part.segments)
    if name in PICTURES:
        return Shown(label, pictures=(names.picture(part.before), names.picture(part.after)))
    before, after = names.words(name, part.before), names.words(name, part.after)
    return Shown(label, segments=tuple(diffs.text_changes(before, after)))


class _Names:
    """The rows that a list of changes names: one query for pictures, one for each other model named."""

    def __init__(self, changes: list[diffs.FieldChange]) -> None:
        wanted: dict[str, set[int]] = {}
        for name, value in _references(changes):
            wanted.setdefault("picture" if name in PICTURES else name, set()).update(_ids(value))
        self._pictures = Picture.objects.in_bulk(wanted.pop("picture", set()))
        self._names: dict[str, dict[int, str]] = {
            name: {row.pk: str(row) for row in NAMED[name].objects.filter(pk__in=ids)}
            for name, ids in wanted.items()
            if name in NAMED
        }

    def picture(self, value: Any) -> Picture | None:
        return next((self._pictures[pk] for pk in _ids(value) if pk in self._pictures), None)

    def words(self, name: str, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if name not in NAMED:
            return "、".join(map(str, value)) if isinstance(value, list) else str(value)
        gone = _("(deleted)")
        return "、".join(self._names.get(name, {}).get(pk, gone) for pk in _ids(value))


def _references(changes: list[diffs.FieldChange]) -> Iterable[tuple[str, Any]]:
    for change in changes:
        if change.name in PICTURES or change.name in NAMED:
            yield change.name, change.before
            yield change.name, change.after
        for block in change.blocks:
            for part in block.parts:
                name = next((step for step in reversed(part.path) if not step.isdigit()), "")
                if part.media:
                    yield name, part.before
                    yield name, part.after


def _ids(value: Any) -> list[int]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, int) and not isinstance(one, bool)]
