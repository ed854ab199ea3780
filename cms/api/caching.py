"""Answers that may be kept, and are asked again whether they still hold.

An answer's ETag is made of the latest change number, the address and the release: whatever is
published, corrected, taken down or renamed gives the next number, so no answer is called fresh
while something in it is not. A reader whose copy still holds costs one query.
"""

import datetime
import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from cms.publishing import queries

from . import errors

CACHE_CONTROL = "public, max-age=0, must-revalidate"
_ROOT = Path(__file__).resolve().parents[2]


def answer(*parameters: str) -> Callable[[Callable[..., Any]], Callable[..., HttpResponse]]:
    """Decorates a route that returns JSON values: encodes them, with ETag and 304.

    Args:
        parameters: the query parameters that it takes; any other is refused, as is a double.
    """
    known = frozenset(parameters)

    def decorate(route: Callable[..., Any]) -> Callable[..., HttpResponse]:
        @wraps(route)
        def answering(request: HttpRequest, **values: Any) -> HttpResponse:
            if wrong := list(_unasked(request, known)):
                return errors.wrong_parameters(request, wrong)
            change, at = queries.latest()
            etag = _etag(change, request.get_full_path())
            modified = _modified(at)
            kept = get_conditional_response(request, etag=etag, last_modified=modified)
            if kept is not None:
                return _cacheable(kept, etag, modified)
            body = msgspec.json.encode(route(request, **values))
            return _cacheable(
                HttpResponse(body, content_type="application/json; charset=utf-8"), etag, modified
            )

        return answering

    return decorate


def _unasked(request: HttpRequest, known: frozenset[str]) -> Any:
    for name, given in request.GET.lists():
        if name not in known:
            yield "query", name[:100], "unknown_parameter", {}
        elif len(given) > 1:
            yield "query", name, "repeated_parameter", {}


def _cacheable(response: HttpResponse, etag: str, modified: int | None) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    return response


def _etag(change: int, address: str) -> str:
    said = "\n".join((str(change), address, settings.PUBLIC_URL, _release()))
    return quote_etag(hashlib.sha256(said.encode()).hexdigest()[:32])


def _modified(at: datetime.datetime | None) -> int | None:
    """The second of the latest change; None while that second lasts, for it may see another."""
    if at is None or int(at.timestamp()) >= int(timezone.now().timestamp()):
        return None
    return int(at.timestamp())


@lru_cache(maxsize=1)
def _release() -> str:
    digest = hashlib.sha256()
    for folder in ("cms", "search"):
        for pattern in ("**/*.py", "**/*.mo"):
            for path in sorted((_ROOT / folder).glob(pattern)):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
