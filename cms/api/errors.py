"""Errors as problem+json (RFC 9457), in Chinese whatever the reader's browser prefers."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from ninja import NinjaAPI
from ninja.errors import ValidationError

from cms.publishing.errors import BadCursor, Gone, NotPublished
from search.questions import QueryError

MEDIA_TYPE = "application/problem+json"

logger = logging.getLogger(__name__)

_TITLES: dict[int, str | Promise] = {
    400: pgettext_lazy("error", "The request can't be understood"),
    403: pgettext_lazy("error", "Not allowed"),
    404: pgettext_lazy("error", "Not found"),
    405: pgettext_lazy("error", "Not possible here"),
    406: pgettext_lazy("error", "Only JSON is given here"),
    410: pgettext_lazy("error", "Taken down"),
    413: pgettext_lazy("error", "The request is too large"),
    422: pgettext_lazy("error", "A parameter is wrong"),
    429: pgettext_lazy("error", "Too many requests"),
    500: pgettext_lazy("error", "Something broke on our side"),
}
_DETAILS: dict[int, tuple[str, str | Promise]] = {
    400: ("bad_request", _("Check the address and its parameters.")),
    403: ("forbidden", _("This isn't allowed.")),
    404: ("not_found", _("There is nothing at this address.")),
    405: ("method_not_allowed", _("This address can only be read: use GET or HEAD.")),
    406: ("not_acceptable", _("This API answers in JSON. Ask for application/json.")),
    413: ("too_large", _("Nothing needs to be sent to this API.")),
    429: ("too_many_requests", _("Wait a moment and ask again.")),
    500: ("internal_error", _("We have noted it. Ask again in a moment.")),
}

_REASONS: dict[str, str | Promise] = {
    "missing": _("It is needed."),
    "unknown_parameter": _("There is no such parameter."),
    "repeated_parameter": _("Give it once only."),
    "int_parsing": _("Give a whole number."),
    "greater_than_equal": _("Give %(ge)s or more."),
    "less_than_equal": _("Give %(le)s or less."),
    "literal_error": _("Give one of: %(expected)s."),
    "string_too_short": _("It is too short."),
    "string_too_long": _("It is too long: %(max_length)s characters at most."),
    "string_pattern_mismatch": _("It has characters that can't be in it."),
    "datetime_parsing": _("Give a date such as 2026-05-01, or a moment such as 2026-05-01T08:00:00+08:00."),
    "uuid_parsing": _("It isn't an id."),
}


def problem(
    request: HttpRequest,
    status: int,
    *,
    code: str = "",
    detail: str | Promise = "",
    errors: Iterable[dict[str, str]] = (),
    **more: Any,
) -> HttpResponse:
    """An answer that says what went wrong, for programs (``code``) and for people (``detail``)."""
    usual_code, usual_detail = _DETAILS.get(status, (f"http_{status}", ""))
    code = code or usual_code
    said: dict[str, Any] = {
        "type": f"urn:guangdong-kepu:problem:{code.replace('_', '-')}",
        "title": str(_TITLES.get(status, HTTPStatus(status).phrase)),
        "status": status,
        "code": code,
        "detail": str(detail or usual_detail),
        "instance": request.path,
    }
    if listed := list(errors):
        said["errors"] = listed
    response = HttpResponse(
        msgspec.json.encode({**said, **more}), status=status, content_type=f"{MEDIA_TYPE}; charset=utf-8"
    )
    response["Content-Language"] = "zh-Hans"
    return response


def wrong_parameters(request: HttpRequest, wrong: Iterable[tuple[str, str, str, Any]]) -> HttpResponse:
    """422, with (place, name, code, context) of each parameter that is wrong."""
    errors = [
        {"place": place, "name": name, "code": code, "detail": _reason(code, context)}
        for place, name, code, context in wrong
    ]
    detail = "".join(f"{error['name']}：{error['detail']}" for error in errors)
    return problem(request, 422, code="invalid_parameters", detail=detail, errors=errors)


def register(api: NinjaAPI) -> None:
    """Answer what the routes raise."""
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(BadCursor, _bad_cursor)
    api.add_exception_handler(QueryError, _bad_query)
    api.add_exception_handler(NotPublished, lambda request, _error: problem(request, 404))
    api.add_exception_handler(Gone, _gone)
    api.add_exception_handler(Exception, _broken)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    return wrong_parameters(
        request,
        ((one["loc"][0], str(one["loc"][-1]), one["type"], one.get("ctx") or {}) for one in error.errors),
    )


def _bad_cursor(request: HttpRequest, error: Any) -> HttpResponse:
    detail = _("This cursor isn't one that we gave for these parameters. Begin again without it.")
    return problem(request, 400, code=BadCursor.code, detail=detail)


def _bad_query(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [{"place": "query", "name": "q", "code": error.code, "detail": str(error.message)}]
    return problem(request, 422, code=error.code, detail=error.message, errors=errors)


def _gone(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, 410, code="withdrawn", detail=error.reason, work=error.title)


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    logger.error("api_failed", exc_info=error, extra={"path": request.path})
    return problem(request, 500)


def _reason(code: str, context: dict[str, Any]) -> str:
    reason = str(_REASONS.get(code, _("This value can't be used.")))
    return reason % {name: _listed(value) for name, value in context.items()} if "%(" in reason else reason


def _listed(value: Any) -> str:
    return str(value).replace("'", "").replace(" or ", ", ")
