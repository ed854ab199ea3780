"""Receiving films; their posters."""

from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cms.audit.actions import record

from ..inspection import Unacceptable, inspect_film
from ..inspection.sizes import size_of
from ..models import Film, Picture
from ..processing.posters import frame_at
from ..ready import film_changed
from ..received import copied, no_stray_file, title_from, working_folder
from ..rules import may_change, may_receive, may_use
from ..tasks import process_film
from .pictures import receive_picture


def receive_film(*, file: IO[bytes], owner: Any, title: str = "") -> Film:
    """Inspect a film, keep the original privately, and have it processed for watching.

    Args:
        file: an open file (an upload, or any seekable binary file).
        owner: the account that sends it.
        title: shown in lists; made from the file's name when empty.

    Raises:
        Unacceptable: it is not a film that we take; the message says what to do.
        Refused: the account may not send it.
    """
    size = size_of(file)
    may_receive(owner, size).require()
    if size > settings.MEDIA_FILM_MAX_BYTES:
        raise Unacceptable(
            "too_large",
            _("This film is larger than %(limit)s. Export it at a lower quality and try again."),
            limit=filesizeformat(settings.MEDIA_FILM_MAX_BYTES),
        )
    with working_folder() as folder:
        path = folder / "film"
        digest = copied(file, path)
        facts = inspect_film(path)
        film = Film(
            title=title_from(title, getattr(file, "name", None)),
            width=facts.width,
            height=facts.height,
            duration=facts.duration,
            facts=facts.as_json(),
            file_size=size,
            sha256=digest,
            uploaded_by=owner,
        )
        with path.open("rb") as opened:
            film.original.save(f"film.{facts.extension}", File(opened), save=False)
    with no_stray_file(film.original.storage, str(film.original.name)), transaction.atomic():
        film.save()
        record(actor=owner, verb="media.receive_film", subject=film)
        transaction.on_commit(lambda: process_film.enqueue(film.pk))
    return film


def set_poster(
    *,
    film: Film,
    actor: Any = None,
    picture: Picture | None = None,
    second: float | None = None,
) -> Film:
    """Give a film the picture that stands for it: one of ours, or the frame at a second.

    Args:
        film: the film.
        actor: the account that acts; the film's owner when left out.
        picture: the poster; or
        second: where in the film to take it, in seconds.

    Raises:
        Unacceptable: neither was given, or there is no frame at that second.
        Refused: the account may not change this film, or use that picture.
    """
    actor = actor or film.uploaded_by
    if actor is None:
        raise Unacceptable("no_owner", _("This film has no owner any more."))
    may_change(actor, film).require()
    if picture is not None:
        may_use(actor, picture).require()
    elif second is not None:
        with frame_at(film, second) as frame:
            picture = receive_picture(file=frame, owner=actor, title=film.title)
    else:
        raise Unacceptable("no_poster", _("Choose a picture or a moment of the film."))
    with transaction.atomic():
        film.poster = picture
        film.save(update_fields=["poster"])
        record(actor=actor, verb="media.set_poster", subject=film, picture=picture.pk)
        film_changed(film.pk)
    return film
