"""Who gets into the studio, and how its pages and endpoints say no."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import NON_FIELD_ERRORS, RequestDataTooBig, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.request import RawPostDataException
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cms.answers import Refused
from cms.works import rules
from cms.works.models import Work
from media.inspection import Unacceptable

from ..site.caching import LANGUAGE

JSON = dict[str, Any]
View = Callable[..., HttpResponseBase]


def page(view: View) -> View:
    """A page of the studio: Chinese, never cached, for those who have signed in."""

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        with translation.override(LANGUAGE):
            return view(request, *args, **kwargs)

    return shown


def endpoint(*methods: str) -> Callable[[Callable[..., JSON | HttpResponse]], View]:
    """A JSON endpoint of the studio for ``methods``: every refusal is JSON with a message in Chinese."""

    def wrap(view: Callable[..., JSON | HttpResponse]) -> View:
        @never_cache
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            with translation.override(LANGUAGE):
                if request.method not in methods:
                    return said(405, "method", _("This address does not do that."))
                if not _is_theirs(request):
                    return said(401, "signed_out", _("You are no longer signed in."))
                return _answer(view, request, *args, **kwargs)

        return answered

    return wrap


def _is_theirs(request: HttpRequest) -> bool:
    """Signed in, as the person whom the open page belongs to: two accounts must not mix in one browser."""
    if not (request.user.is_authenticated and request.user.is_active):
        return False
    return request.headers.get("X-Studio-User", str(request.user.pk)) == str(request.user.pk)


def _answer(
    view: Callable[..., JSON | HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    try:
        answer = view(request, *args, **kwargs)
    except RequestDataTooBig:
        return said(413, "too_large", _("This is too large for the server."))
    except Http404:
        return said(404, "gone", _("This is not there any more."))
    except Refused as refusal:
        return said(403, refusal.answer.code, str(refusal.answer.reason))
    except Unacceptable as problem:
        return said(
            413 if problem.code == "too_large" else 422, problem.code or "refused", " ".join(problem.messages)
        )
    except ValidationError as error:
        return invalid(error)
    return JsonResponse(answer) if isinstance(answer, dict) else answer


def said(status: int, code: str, message: str) -> JsonResponse:
    """A refusal: ``code`` for the script, ``message`` for the person."""
    return JsonResponse({"code": code, "message": message}, status=status)


def invalid(error: ValidationError) -> JsonResponse:
    """What is wrong, by field. A draft that is too large as a whole is 413."""
    if not hasattr(error, "error_dict"):
        return said(422, error.code or "invalid", " ".join(error.messages))
    if any(one.code == "too_large" for one in error.error_dict.get(NON_FIELD_ERRORS, [])):
        return said(413, "too_large", " ".join(error.messages))
    messages = [
        {"field": "" if field == NON_FIELD_ERRORS else field, "text": text}
        for field, texts in error.message_dict.items()
        for text in texts
    ]
    return JsonResponse(
        {"code": "invalid", "message": " ".join(error.messages), "messages": messages}, status=422
    )


def body_of(request: HttpRequest) -> JSON:
    """The JSON object that was sent. Raises ValidationError for anything else, RequestDataTooBig."""
    try:
        body = _plain(json.loads(request.body, parse_constant=_no_number))
    except (RawPostDataException, ValueError, RecursionError) as error:
        raise ValidationError(_("The server could not read what was sent."), code="form") from error
    if not isinstance(body, dict):
        raise ValidationError(_("The server could not read what was sent."), code="form")
    return body


def _no_number(name: str) -> float:
    raise ValueError(name)  # NaN and Infinity are JavaScript, not JSON


def _plain(value: Any) -> Any:
    """``value`` without what no database keeps as text: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {_plain(name): _plain(one) for name, one in value.items()}
    return value


def own_work(request: HttpRequest, work_id: int) -> Work:
    """A work of theirs, or one that they are a co-author of. Anything else is not there (Http404)."""
    work = Work.objects.select_related("creator", "organisation").filter(pk=work_id).first()
    if work is None or not rules.is_author(request.user, work):
        raise Http404(work_id)
    return work
