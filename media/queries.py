"""Reads: files in the shape that publications hold (see ``docs/publication.md``)."""

from collections.abc import Iterable
from typing import Any

from . import renditions
from .models import Attachment, Film, FilmState, Picture, Rendition


def picture_json(picture: Picture) -> dict[str, Any]:
    """A picture with its renditions; those that are missing are made. One query."""
    existing = list(picture.renditions.all())
    if renditions.missing(picture, existing):
        renditions.make(picture)
        existing = list(Rendition.objects.filter(image=picture))
    return as_json(picture, existing)


def pictures_json(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Pictures by id; unknown ids are left out. Two queries, and more only for missing renditions."""
    found = Picture.objects.filter(pk__in=set(ids)).prefetch_related("renditions")
    return {picture.pk: picture_json(picture) for picture in found}


def as_json(picture: Picture, existing: list[Rendition]) -> dict[str, Any]:
    """The shape, from what is loaded."""
    wanted = renditions.specs_for(picture)
    served = [
        {
            "width": rendition.width,
            "height": rendition.height,
            "url": rendition.file.url,
            "type": renditions.CONTENT_TYPES[wanted[rendition.filter_spec][1]],
        }
        for rendition in existing
        if rendition.filter_spec in wanted and not rendition.focal_point_key
    ]
    return {
        "alt": picture.alt,
        "width": picture.width,
        "height": picture.height,
        "colour": picture.average_colour,
        "focal_point": focal_point(picture),
        "renditions": sorted(served, key=lambda one: (one["type"] != "image/webp", one["width"])),
    }


def focal_point(picture: Picture) -> dict[str, float] | None:
    """The point that must stay in sight, as shares of width and height."""
    if picture.focal_point_x is None or picture.focal_point_y is None:
        return None
    return {
        "x": round(min(1.0, picture.focal_point_x / picture.width), 4),
        "y": round(min(1.0, picture.focal_point_y / picture.height), 4),
    }


def films_json(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Films by id, with posters and subtitles. Four queries, and more only for missing renditions."""
    found = (
        Film.objects.filter(pk__in=set(ids))
        .select_related("poster")
        .prefetch_related("poster__renditions", "subtitles")
    )
    return {film.pk: film_json(film) for film in found}


def film_json(film: Film) -> dict[str, Any]:
    """One film: its state, and what can be watched of it."""
    ready = film.state == FilmState.READY and bool(film.playable)
    return {
        "state": film.state,
        "duration": film.duration,
        "width": film.width,
        "height": film.height,
        "poster": picture_json(film.poster) if film.poster else None,
        "sources": [{"url": film.playable.url, "type": "video/mp4", "height": film.height}] if ready else [],
        "subtitles": [
            {"language": subtitle.language, "label": subtitle.label, "url": subtitle.file.url}
            for subtitle in sorted(film.subtitles.all(), key=lambda one: one.pk)
            if subtitle.file
        ],
    }


def attachments_json(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Attachments by id. One query."""
    return {
        attachment.pk: {
            "title": attachment.title,
            "url": attachment.file.url,
            "size": attachment.file_size or 0,
            "content_type": attachment.content_type,
        }
        for attachment in Attachment.objects.filter(pk__in=set(ids))
    }
