"""What every answer of the API has in common, also those that no route gave."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from .errors import MEDIA_TYPE, problem

PREFIX = "/api/"
_LANGUAGE = "zh-hans"
_ALLOWED = "GET, HEAD, OPTIONS"
_KEPT_A_DAY = "86400"  # seconds
_SHOWN = "ETag, Last-Modified, Retry-After"


class Api:
    """Stands outside the middleware for sessions and languages; other addresses pass untouched.

    - Anyone's page may read the API (CORS); it takes no cookies, so nothing is given away.
    - HEAD is GET without the body; other methods are refused.
    - Whoever doesn't take JSON is told so (406); every error is problem+json.
    - Answers don't vary by cookie or language, and set no cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        with translation.override(_LANGUAGE):
            return self._open_to_all(self._answer(request))

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Speak Chinese in the route too, whatever the middleware for languages chose."""
        if request.path_info.startswith(PREFIX):
            translation.activate(_LANGUAGE)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in {"GET", "HEAD"}:
            response = problem(request, 405)
            response["Allow"] = _ALLOWED
            return response
        if not request.get_preferred_type(["application/json", MEDIA_TYPE]):
            return problem(request, 406)
        is_head = request.method == "HEAD"
        request.method = "GET"
        response = self.get_response(request)
        if response.status_code >= 400 and not response["Content-Type"].startswith(MEDIA_TYPE):
            response = _as_problem(request, response)
        if response.status_code >= 400:
            response["Cache-Control"] = "no-store"
        if is_head:
            length = len(response.content)
            response.content = b""
            response["Content-Length"] = str(length)
        return response

    @staticmethod
    def _open_to_all(response: HttpResponse) -> HttpResponse:
        response.cookies.clear()
        response["Vary"] = "Accept"
        response["Content-Language"] = "zh-Hans"
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _SHOWN
        return response


def _as_problem(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """What was answered as a page for people, with the id by which our logs know the request."""
    with translation.override(_LANGUAGE):
        response = problem(request, page.status_code)
    if page.has_header("X-Request-ID"):
        response["X-Request-ID"] = page["X-Request-ID"]
    return response


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = _ALLOWED
    response["Access-Control-Allow-Methods"] = _ALLOWED
    response["Access-Control-Allow-Headers"] = "Accept, If-Modified-Since, If-None-Match"
    response["Access-Control-Max-Age"] = _KEPT_A_DAY
    return response
