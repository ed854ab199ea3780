"""Putting a publication together."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from cms.publishing.drafts import PublicationDraft
from cms.works import corrections, drafts, gate
from cms.works.blocks_walk import plain_texts
from cms.works.editable import fields
from cms.works.models import Work

from . import article, comic, drama, video
from .named import Named, fetch

JSON = dict[str, Any]
_BUILDERS = {"video": video, "comic": comic, "article": article, "drama": drama}


def build(work: Work, *, preview: bool = False) -> PublicationDraft:
    """What the public would see of ``work`` as it is in memory.

    A number of queries that does not grow with the work's length, when all renditions are there.

    Args:
        preview: also for a work that was never public; dates are then of now.
    """
    draft = drafts.read(work)
    named = fetch(work, draft)
    builder = _BUILDERS[work.kind]
    detail = _shared_detail(work, draft, named) | builder.detail(work, draft, named)
    now = timezone.now()
    published_at = work.first_published_at or now
    return PublicationDraft(
        id=work.translation_key,
        kind=work.kind,
        source_id=work.pk,
        revision_id=work.latest_revision_id if preview else work.live_revision_id,
        slug=work.slug,
        path=work.public_path,
        title=draft["title"],
        summary=draft["summary"],
        published_at=published_at,
        updated_at=now if preview else work.last_published_at or published_at,
        card=_card(work, draft, named, builder.facts(work, draft, named)),
        detail=detail,
        text="\n".join(_texts(work, draft)),
        facets=frozenset(_facets(work, draft, named)),
        links=frozenset(uuid.UUID(one) for one in (*detail["related"], *detail["embedded"])),
    )


def build_live(page_id: int) -> PublicationDraft | None:
    """What the public should see of a work now: its live revision, or None when it is not public."""
    work = Work.objects.filter(pk=page_id, live=True).select_related("live_revision").first()
    if work is None or work.live_revision is None:
        return None
    return build(work.live_revision.as_object())


def live_ids() -> list[int]:
    """The ids of all works that are public. One query."""
    return list(Work.objects.filter(live=True, live_revision__isnull=False).values_list("pk", flat=True))


def live_revisions() -> list[tuple[int, int | None]]:
    """The public works with their live revisions. One query."""
    return list(
        Work.objects.filter(live=True, live_revision__isnull=False).values_list("pk", "live_revision_id")
    )


def public_reason(page_id: int) -> str:
    """Why a work came down, as the gate knows it; empty when the work is gone."""
    work = Work.objects.filter(pk=page_id).first()
    return gate.current().public_reason(work) if work else ""


def _card(work: Work, draft: JSON, named: Named, facts: JSON) -> JSON:
    return {
        "cover": named.pictures.get(draft["cover"]),
        "topics": [str(topic) for topic in draft["topics"]],
        "creators": _creators(work, named),
        "organisation": str(draft["organisation"]) if draft["organisation"] else None,
        "credits": _credits(work, draft, named),
        "audiences": draft["audiences"],
        "city": draft["city"],
        "licence": draft["licence"],
        "ai_use": draft["ai_use"] or "none",
        "facts": facts,
    }


def _creators(work: Work, named: Named) -> list[str]:
    ids = [work.creator_id, *(one.creator_id for one in named.coauthors)]
    return [str(creator_id) for creator_id in dict.fromkeys(ids) if creator_id is not None]


def _credits(work: Work, draft: JSON, named: Named) -> list[JSON]:
    """The lines as they were written.

    A line that names a creator of this work refers to the creator and leaves the name to the
    creator's term, so that it follows when the creator is renamed or forgotten.
    """
    theirs = _creators(work, named)
    lines = [_credit(item["value"], theirs) for item in draft["credits"] if item["value"]["name"]]
    credited = {line["creator"] for line in lines}
    if not lines:
        lines.append({"role": "", "name": "", "creator": str(work.creator_id)})
    lines.extend(
        {"role": one.role, "name": "", "creator": str(one.creator_id)}
        for one in named.coauthors
        if one.creator_id is not None and str(one.creator_id) not in credited
    )
    return lines


def _credit(value: JSON, theirs: list[str]) -> JSON:
    creator = str(value.get("creator") or "")
    if creator in theirs:
        return {"role": value["role"], "name": "", "creator": creator}
    return {"role": value["role"], "name": value["name"], "creator": None}


def _shared_detail(work: Work, draft: JSON, named: Named) -> JSON:
    return {
        "ai_note": draft["ai_note"],
        "sources": [
            {name: item["value"][name] for name in ("title", "publisher", "year", "url")}
            for item in draft["sources"]
        ],
        "related": [str(named.works[one].id) for one in draft["related"] if one in named.works],
        "embedded": [],
        "series": {"key": str(draft["series"]), "position": draft["series_position"]}
        if draft["series"]
        else None,
        "tags": draft["tags"],
        "rights": draft["rights"],
        "permission": draft["permission"],
        "science_reviewer": draft["science_reviewer"],
        "corrections": corrections.of(work),
    }


def _facets(work: Work, draft: JSON, named: Named) -> Iterator[tuple[str, str]]:
    yield from (("topic", str(topic)) for topic in draft["topics"])
    yield from (("audience", audience) for audience in draft["audiences"])
    yield from (("creator", creator) for creator in _creators(work, named))
    yield from (("tag", tag[:64]) for tag in draft["tags"])
    for facet, value in (
        ("city", draft["city"]),
        ("organisation", draft["organisation"]),
        ("series", draft["series"]),
    ):
        if value:
            yield facet, str(value)


def _texts(work: Work, draft: JSON) -> Iterator[str]:
    """All text of the work but its title and summary, a piece a line, for search.

    Not the credits: who was anonymised must not be found by an old name.
    """
    for name, field in fields(work.kind).items():
        if name == "credits":
            continue
        value = draft[name]
        if field.type == "stream":
            block = work._meta.get_field(name).stream_block
            yield from plain_texts(block, value)
        elif field.type == "tags":
            yield from value
        elif field.type == "longtext" and name != "summary" and value:
            yield value
