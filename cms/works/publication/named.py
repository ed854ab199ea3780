"""Everything that a draft names (files, works), fetched in a fixed number of queries."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType

from cms.works import cleaning
from cms.works.blocks_walk import html_texts
from cms.works.editable import fields
from cms.works.models import CoAuthorship, Work
from cms.works.richtext import page_ids
from media import queries as files

JSON = dict[str, Any]


@dataclass(frozen=True)
class NamedWork:
    """Another work: its publication's id, and its address where that may be known."""

    id: uuid.UUID
    path: str | None


@dataclass(frozen=True)
class Named:
    """What the builders look things up in, by row id."""

    pictures: dict[int, JSON] = field(default_factory=dict)
    films: dict[int, JSON] = field(default_factory=dict)
    attachments: dict[int, JSON] = field(default_factory=dict)
    works: dict[int, NamedWork] = field(default_factory=dict)
    coauthors: list[CoAuthorship] = field(default_factory=list)

    def addresses(self) -> dict[int, str]:
        """The paths of works that rich text links to."""
        return {work_id: work.path for work_id, work in self.works.items() if work.path}


def fetch(work: Work, draft: JSON) -> Named:
    """Fetch all that the draft names. At most nine queries when every rendition is there."""
    ids = _ids(work, draft)
    return Named(
        pictures=files.pictures_json(ids["picture"]) if ids["picture"] else {},
        films=files.films_json(ids["film"]) if ids["film"] else {},
        attachments=files.attachments_json(ids["attachment"]) if ids["attachment"] else {},
        works=_works(ids["work"], work.creator_id) if ids["work"] else {},
        coauthors=list(
            CoAuthorship.objects.filter(work=work.pk, state=CoAuthorship.State.CONFIRMED).order_by("id")
        )
        if work.pk
        else [],
    )


def _ids(work: Work, draft: JSON) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = {"picture": set(), "film": set(), "attachment": set(), "work": set()}
    for name, described in fields(work.kind).items():
        value = draft[name]
        if described.type == "stream":
            block = work._meta.get_field(name).stream_block
            found = cleaning.Cleaned()
            cleaning.stream(block, value, name, found)
            for reference in found.references:
                ids[reference.kind].add(reference.id)
            for html in html_texts(block, value):
                ids["work"] |= page_ids(html)
        elif described.type in {"picture", "film"} and value:
            ids[described.type].add(value)
        elif described.type == "works":
            ids["work"].update(value)
    return ids


def _works(ids: set[int], creator_id: int) -> dict[int, NamedWork]:
    """Works by id. The address of somebody else's draft says its title, so it stays unknown."""
    rows = Work.objects.filter(pk__in=ids).values_list(
        "pk", "translation_key", "slug", "content_type_id", "live", "creator"
    )
    return {
        pk: NamedWork(key, f"/{_kind_of(type_id)}/{slug}/" if live or creator == creator_id else None)
        for pk, key, slug, type_id, live, creator in rows
    }


def _kind_of(content_type_id: int) -> str:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return getattr(model, "KIND", "")
