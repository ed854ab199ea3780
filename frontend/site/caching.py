"""Public pages: the same for everyone, without a session, and asked again only when something changed.

A page's ETag is made of the number of the latest public change, what the administrator says
of the site, the release and the address. Whatever is renamed, corrected or taken down gives
the next change number, so a page can never be called fresh while something on it is not.
Browsers always ask; a cache in front may keep a page for ``SHARED_SECONDS``.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cms.publishing import queries

from . import identity

LANGUAGE = "zh-hans"
SHARED_SECONDS = 30
_ROOM = Path(__file__).resolve().parents[1]

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Decorates a view that every reader gets the same answer from: GET and HEAD, in Chinese, cacheable.

    Two queries, and no more when the reader's copy is still right (304).
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(LANGUAGE):
            etag = quote_etag(_version(request))
            response = None if settings.DEBUG else get_conditional_response(request, etag=etag)
            if response is None:
                response = view(request, *args, **kwargs)
            if response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
                response["ETag"] = etag
            return shared(response)

    return require_safe(wrapped)


def public_answer(view: View) -> View:
    """The same for a page that can change without a change number: it is always made anew.

    Search is one: its index follows the public record a moment later.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(LANGUAGE):
            return shared(view(request, *args, **kwargs))

    return require_safe(wrapped)


def shared(response: HttpResponse) -> HttpResponse:
    """Mark a response as the same for everyone (see ``middleware.PublicPages``)."""
    response["Cache-Control"] = f"public, max-age=0, s-maxage={SHARED_SECONDS}, must-revalidate"
    response.is_public_page = True  # type: ignore[attr-defined]
    return response


def _version(request: HttpRequest) -> str:
    site = identity.of(request)
    said = [field.value_to_string(site) for field in site._meta.concrete_fields]
    parts = (release(), str(queries.latest_change()), *map(str, said), request.get_full_path())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def release() -> str:
    """What the pages are made with: templates, code, words and the names of the static files."""
    digest = hashlib.sha256(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    for pattern in ("templates/**/*.html", "**/*.py", "locale/**/*.mo"):
        for path in sorted(_ROOM.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
