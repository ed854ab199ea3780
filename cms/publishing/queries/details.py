"""One work, whole: at most four queries, whatever it names."""

import uuid
from collections.abc import Iterable
from typing import Any

from ..drafts import PublicationDraft
from ..errors import Gone, NotPublished
from ..models import Facet, Publication, PublicationState
from .lists import card, cards_by_id
from .names import Names

_LONGEST_SERIES = 200  # works


def work(*, kind: str, slug: str) -> dict[str, Any]:
    """What the public sees of the work at ``/<kind>/<slug>/``.

    Raises:
        Gone: it was taken down.
        NotPublished: there is none, and never was.
    """
    return _read(Publication.objects.filter(kind=kind, slug=slug).first())


def work_by_id(publication_id: uuid.UUID) -> dict[str, Any]:
    """The same by its id, which never changes."""
    return _read(Publication.objects.filter(id=publication_id).first())


def preview(draft: PublicationDraft) -> dict[str, Any]:
    """What the public would see if ``draft`` were published: the very same, but for what is not saved."""
    return _resolve(draft)


def _read(row: Publication | None) -> dict[str, Any]:
    if row is None:
        raise NotPublished
    if row.state == PublicationState.WITHDRAWN:
        raise Gone(title=row.title, reason=row.withdrawn_reason, publication_id=row.id)
    return _resolve(row)


def _resolve(row: Publication | PublicationDraft) -> dict[str, Any]:
    detail = dict(row.detail)
    related, embedded = detail.pop("related", []), detail.pop("embedded", [])
    series, note = detail.pop("series", None), detail.pop("ai_note", "")
    linked = cards_by_id([*related, *embedded])
    siblings = _siblings(series["key"]) if series else []
    names = Names([row.card, *(one.card for one in linked.values())], [series["key"]] if series else [])
    shown = {key: card(one, names) for key, one in linked.items()}
    if "body" in detail:
        detail["body"] = _with_works(detail["body"], shown)
    whole = card(row, names)
    whole["ai"]["note"] = note
    return {
        **whole,
        **detail,
        "related": [shown[key] for key in related if key in shown],
        "embedded": [shown[key] for key in embedded if key in shown],
        "series": _series(series, names, siblings) if series else None,
    }


def _with_works(body: Iterable[dict[str, Any]], shown: dict[str, Any]) -> list[dict[str, Any]]:
    """The blocks, with embedded works as cards; a block whose work is not public is left out."""
    return [
        {**block, "value": shown[block["value"]["id"]]} if block["type"] == "work" else block
        for block in body
        if block["type"] != "work" or block["value"]["id"] in shown
    ]


def _siblings(key: str) -> list[Publication]:
    rows = Publication.objects.filter(
        state=PublicationState.LIVE, facets__facet=Facet.SERIES, facets__value=key
    )
    return list(rows.defer("text").order_by("published_at", "id")[:_LONGEST_SERIES])


def _series(place: dict[str, Any], names: Names, siblings: Iterable[Publication]) -> dict[str, Any] | None:
    series = names.series(place["key"])
    if series is None:
        return None
    members = [
        {
            "id": str(one.id),
            "kind": one.kind,
            "title": one.title,
            "path": one.path,
            "position": (one.detail.get("series") or {}).get("position"),
        }
        for one in siblings
    ]
    members.sort(key=lambda one: (one["position"] is None, one["position"] or 0))
    return {**series, "position": place.get("position"), "works": members}
