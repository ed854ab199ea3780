"""Receiving files, and what belongs to pictures and films."""

from typing import Any, TypeGuard

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from cms.answers import YES, Answer, no
from cms.works.file_use import works_naming
from cms.works.models import Work
from cms.works.rules import may_edit
from media import actions
from media.models import Film, Picture
from media.rules import may_use

from .. import shown
from ..access import body_of, endpoint

JSON = dict[str, Any]
_LONGEST = 1_000_000  # seconds of a film


def _file(request: HttpRequest) -> UploadedFile:
    file = request.FILES.get("file")
    if file is None:
        raise ValidationError(_("No file arrived. Choose it again."), code="missing")
    return file


@endpoint("POST")
def picture(request: HttpRequest) -> JSON:
    """Take a picture (multipart: ``file``)."""
    return shown.picture_info(actions.receive_picture(file=_file(request), owner=request.user))


@endpoint("POST")
def film(request: HttpRequest) -> JSON:
    """Take a film (multipart: ``file``); it is processed afterwards, see ``film_state``."""
    return shown.film_info(actions.receive_film(file=_file(request), owner=request.user))


@endpoint("POST")
def attachment(request: HttpRequest) -> JSON:
    """Take a document (multipart: ``file``)."""
    return shown.attachment_info(actions.receive_attachment(file=_file(request), owner=request.user))


def _theirs(request: HttpRequest, model: type[Any], row_id: int) -> Any:
    row = model.objects.filter(pk=row_id).first()
    if row is None or not may_use(request.user, row):
        raise Http404(row_id)
    return row


@endpoint("POST")
def describe(request: HttpRequest, picture_id: int) -> JSON:
    """Set a picture's words and focal point: ``{"alt", "focal": {"x", "y"} or null}``.

    What a public work shows, or a reviewer is looking at, stays as it is.
    """
    row = _theirs(request, Picture, picture_id)
    for work in works_naming(row):
        _may_change_with(request, work).require()
    body = body_of(request)
    alt, focal = body.get("alt", ""), body.get("focal")
    if not isinstance(alt, str) or not (focal is None or _is_point(focal)):
        raise ValidationError(_("The server could not read what was sent."), code="form")
    point = (float(focal["x"]), float(focal["y"])) if focal else None
    return shown.picture_info(actions.describe_picture(picture=row, actor=request.user, alt=alt, focal=point))


def _may_change_with(request: HttpRequest, work: Work) -> Answer:
    if work.live:
        return no(
            "public", _("This picture stands in a public work. Upload it again to describe it otherwise.")
        )
    answer = may_edit(request.user, work)
    return YES if answer or answer.code == "not_yours" else answer


def _is_within(number: Any, most: float) -> TypeGuard[float]:
    return isinstance(number, int | float) and 0 <= number <= most


def _is_point(focal: Any) -> bool:
    return isinstance(focal, dict) and all(_is_within(focal.get(axis), 1) for axis in "xy")


@endpoint("GET")
def film_state(request: HttpRequest, film_id: int) -> JSON:
    """How far a film is."""
    return shown.film_info(_theirs(request, Film, film_id))


@endpoint("POST")
def poster(request: HttpRequest, film_id: int) -> JSON:
    """Set a film's picture: ``{"second"}`` of the film, or ``{"picture"}`` by id."""
    row = _theirs(request, Film, film_id)
    body = body_of(request)
    second, picture_id = body.get("second"), body.get("picture")
    if isinstance(picture_id, int):
        actions.set_poster(film=row, actor=request.user, picture=_theirs(request, Picture, picture_id))
    elif _is_within(second, _LONGEST):
        actions.set_poster(film=row, actor=request.user, second=float(second))
    else:
        raise ValidationError(_("Choose a picture or a moment of the film."), code="missing")
    return shown.film_info(_theirs(request, Film, film_id))


@endpoint("POST")
def subtitles(request: HttpRequest, film_id: int) -> JSON:
    """Set a film's subtitles in one language (multipart: ``file``, ``language``)."""
    row = _theirs(request, Film, film_id)
    language = request.POST.get("language", "zh-Hans")
    actions.save_subtitle(film=row, language=language, text_or_file=_file(request), actor=request.user)
    return shown.film_info(_theirs(request, Film, film_id))
