"""The session of an open page: the CSRF token that counts now, and signing in again beside it."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.i18n import JSONCatalog

from ...site.caching import LANGUAGE
from ..access import page


@never_cache
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in now (empty: nobody), and the token for what they send."""
    user = str(request.user.pk) if request.user.is_authenticated else ""
    return JsonResponse({"user": user, "token": get_token(request)})


@page
def signed_in(request: HttpRequest) -> HttpResponse:
    """Where signing in again ends: it tells the waiting tab, and can be closed."""
    return render(request, "studio/signed_in.html")


@require_safe
def words(request: HttpRequest, version: str) -> HttpResponseBase:
    """What the studio's script says, in Chinese. The address changes with the content: kept for a year."""
    with translation.override(LANGUAGE):
        response = JSONCatalog.as_view(packages=["frontend"])(request)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def words_address() -> str:
    """Where ``words`` is now: its version is the digest of the compiled catalogue."""
    return reverse("studio:words", args=[_version()])


def _version() -> str:
    compiled = Path(__file__).resolve().parents[2] / "locale" / "zh_Hans" / "LC_MESSAGES" / "djangojs.mo"
    if not compiled.exists():
        return "none"
    return _digest(compiled, compiled.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _digest(compiled: Path, _changed: int) -> str:
    return hashlib.sha256(compiled.read_bytes()).hexdigest()[:16]
