"""What surrounds every request: its id and log lines, one transaction for the admin's writes, refusals, the
admin's own Content-Security-Policy."""

import base64
import hashlib
import re
from collections.abc import Callable
from http import HTTPStatus

import structlog
from csp.constants import HEADER as CSP_HEADER
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django_structlog.middlewares import RequestMiddleware

from site_config.admin_scripts import is_wagtails_own

ADMIN = "/admin/"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# Jcrop (the focal point of a picture) asks whether there is touch by setting a handler of exactly `return;`.
TOUCH_PROBE = f"'sha256-{base64.b64encode(hashlib.sha256(b'return;').digest()).decode()}'"
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class LogMiddleware(RequestMiddleware):
    """django-structlog's log lines without what is private: no query strings, no keys from letters in paths.

    The request's id is in every line of its log and in the answer, so that a visitor can quote it.
    """

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        """Send the id with the answer, then log as the library does (which forgets the id)."""
        request_id = structlog.contextvars.get_contextvars().get("request_id")
        if request_id:
            response["X-Request-ID"] = request_id
        super().handle_response(request, response)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Method and path; of paths that carry a key from a letter only the beginning."""
        path = request.path
        if path.startswith("/accounts/"):
            path = "/".join(path.split("/")[:3]) + "/…"
        return f"{request.method} {path}"


class AdminTransactionMiddleware:
    """One transaction around each request that may change something through Wagtail's admin.

    Wagtail publishes without one: a failure half-way would leave a page live that has no publication.
    A view that raised, was refused or answered with a server error leaves nothing behind. Reading
    requests are not wrapped: on SQLite each would take the write lock.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Wrap unsafe requests to the admin."""
        if request.method in SAFE_METHODS or not request.path.startswith(ADMIN):
            return self.get_response(request)
        _ = request.POST  # a slow upload is read before the transaction begins, not within it
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or getattr(
                request, "must_roll_back", False
            ):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Django has turned what a view raised into an answer by the time ``__call__`` sees it: note it here."""
        request.must_roll_back = True  # type: ignore[attr-defined]


class RefusalMiddleware:
    """Answer a program (a script of ours, the admin's API) with a refusal's reason as problem+json.

    People get the reason on the 403 page, which Django renders with the exception's words.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A rule's reason, for whoever asked for JSON."""
        if not isinstance(exception, PermissionDenied) or not _wants_json(request):
            return None
        answer = getattr(exception, "answer", None)
        problem = {
            "type": "about:blank",
            "title": HTTPStatus.FORBIDDEN.phrase,
            "status": HTTPStatus.FORBIDDEN.value,
            "code": getattr(answer, "code", "") or "forbidden",
            "detail": str(exception),
        }
        return JsonResponse(problem, status=HTTPStatus.FORBIDDEN, content_type="application/problem+json")


def _wants_json(request: HttpRequest) -> bool:
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.content_type == "application/json"
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


class AdminPolicyMiddleware:
    """The admin's Content-Security-Policy: scripts from our own files only.

    Wagtail 8.0 still writes a few scripts into its pages (date fields, choosers, inline panels). Each
    that has exactly the form of one of those is named by its hash; any other inline script is not run.
    Styles may be inline: the rich text editor writes them.
    """

    inline_script = re.compile(rb"<script>(.*?)</script>", re.DOTALL)

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set the header on everything under the admin that has none yet."""
        response = self.get_response(request)
        if request.path.startswith(ADMIN) and CSP_HEADER not in response:
            response[CSP_HEADER] = self._policy(response)
        return response

    def _policy(self, response: HttpResponseBase) -> str:
        scripts = " ".join(["'self'", *self._hashes(response), "'unsafe-hashes'", TOUCH_PROBE])
        return (
            f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; "
            "frame-src 'self'; frame-ancestors 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
            "manifest-src 'self'"
        )

    def _hashes(self, response: HttpResponseBase) -> list[str]:
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return []
        assert isinstance(response, HttpResponse)  # noqa: S101 - what does not stream is one
        found = {
            script
            for script in self.inline_script.findall(response.content)
            if is_wagtails_own(script.decode())
        }
        return sorted(
            f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in found
        )
