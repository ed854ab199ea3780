"""Requests that nobody could have meant are answered before a view or the database meets them."""

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.urls import get_resolver

NUL = "\x00"
LARGEST_ID = 2**63 - 1  # SQLite fails on anything larger; no database has such a row


class ReadableMiddleware:
    """The page for unreadable requests (400) or too large ones (413), also where DEBUG is on.

    Forms are read here, before the CSRF check reads them. PostgreSQL takes no NUL in a text, and no
    browser sends one: a query or a form with a NUL goes no further, and no address has one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """The answer to what can't be read; None lets the view have it."""
        too_large = any(isinstance(value, int) and value > LARGEST_ID for value in kwargs.values())
        if too_large or NUL in request.path_info:
            return _answered(request, 404, Http404())
        try:
            if _has_nul(request.GET) or _has_nul(request.POST):
                raise BadRequest("NUL")
        except (BadRequest, SuspiciousOperation, MultiPartParserError) as error:
            request._mark_post_parse_error()  # type: ignore[attr-defined]  # nobody reads the form again
            return _answered(request, 400, error)
        return None


def _answered(request: HttpRequest, status: int, error: Exception) -> HttpResponseBase:
    handler = cast(Callable[..., HttpResponseBase], get_resolver().resolve_error_handler(status))
    return handler(request, exception=error)


def _has_nul(values: QueryDict) -> bool:
    return any(NUL in name or any(NUL in one for one in many) for name, many in values.lists())
