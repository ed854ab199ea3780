"""What the ids in a draft stand for, in the shapes that the editor's script knows (``types.ts``)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cms.works import drafts
from cms.works.models import Work
from media import queries
from media.models import Attachment, Film, Picture

JSON = dict[str, Any]
_WIDTH = 960  # pixels: sharp in the editor's column on a phone and on a desktop


def references(work: Work, values: JSON) -> JSON:
    """Everything that ``values`` names, by kind and id. A number of queries that does not grow."""
    ids: dict[str, set[int]] = defaultdict(set)
    for kind, row_id in drafts.named(type(work), values):
        ids[kind].add(row_id)
    return {
        "pictures": pictures(ids["picture"]),
        "films": {str(film.pk): film_info(film) for film in _films(ids["film"])},
        "attachments": {
            str(row.pk): attachment_info(row) for row in Attachment.objects.filter(pk__in=ids["attachment"])
        },
        "works": {
            str(row.pk): work_info(row)
            for row in Work.objects.filter(pk__in=ids["work"]).select_related("creator", "content_type")
        },
    }


def pictures(ids: Iterable[int]) -> JSON:
    """Pictures by id. Two queries."""
    found = Picture.objects.filter(pk__in=set(ids)).prefetch_related("renditions")
    return {str(picture.pk): picture_info(picture) for picture in found}


def picture_info(picture: Picture) -> JSON:
    """One picture, with the address of a size that suits the editor."""
    shape = queries.picture_json(picture)
    fitting = [one for one in shape["renditions"] if one["width"] >= _WIDTH] or shape["renditions"][-1:]
    chosen = min(fitting, key=lambda one: one["width"], default=None)
    return {
        "id": picture.pk,
        "title": picture.title,
        "url": chosen["url"] if chosen else "",
        "width": chosen["width"] if chosen else picture.width,
        "height": chosen["height"] if chosen else picture.height,
        "alt": picture.alt,
        "focal": shape["focal_point"],
    }


def _films(ids: Iterable[int]) -> Iterable[Film]:
    return (
        Film.objects.filter(pk__in=set(ids))
        .select_related("poster")
        .prefetch_related("poster__renditions", "subtitles")
    )


def film_info(film: Film) -> JSON:
    """One film: how far it is, and what can be watched of it."""
    shape = queries.film_json(film)
    return {
        "id": film.pk,
        "title": film.title,
        "state": film.state,
        "state_label": film.get_state_display(),
        "progress": film.progress,
        "failure": film.failure,
        "duration": film.duration,
        "width": film.width,
        "height": film.height,
        "url": shape["sources"][0]["url"] if shape["sources"] else "",
        "poster": picture_info(film.poster) if film.poster else None,
        "subtitles": [
            {"id": one.pk, "language": one.language, "label": one.label or one.language}
            for one in film.subtitles.all()
        ],
    }


def attachment_info(row: Attachment) -> JSON:
    """One document."""
    return {
        "id": row.pk,
        "title": row.title,
        "size": row.file_size or 0,
        "content_type": row.content_type,
        "url": row.file.url,
    }


def work_info(work: Work) -> JSON:
    """One other work, as it is named in the editor."""
    return {
        "id": work.pk,
        "title": work.title,
        "kind_label": str(work.specific_class._meta.verbose_name),
        "creator": work.creator.name,
    }
