"""Keeps public pages free of what would make each reader's copy a different one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_PERSONAL = {"cookie", "accept-language"}


class PublicPages:
    """Takes cookies, and the ``Vary`` of sessions and languages, off pages that depend on neither.

    Stands outside the middleware that adds them: they look at the session or the language of
    every request, also where the page is the same for everyone (``caching.public_page``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(response, "is_public_page", False):
            response.cookies.clear()
            vary = [name.strip() for name in response.get("Vary", "").split(",")]
            kept = [name for name in vary if name and name.lower() not in _PERSONAL]
            if kept:
                response["Vary"] = ", ".join(kept)
            elif response.has_header("Vary"):
                del response["Vary"]
        return response
