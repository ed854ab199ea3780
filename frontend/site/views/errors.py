"""What is answered when there is no page, or not for this reader, or something broke."""

import logging

import structlog
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from cms.answers import Refused

from ..caching import LANGUAGE

logger = logging.getLogger(__name__)

# Shown when not even the page for failures can be made.
_LAST_RESORT = """<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>出错了</title></head>
<body><h1>我们这边出了点问题</h1><p>不是您的操作有误。请等一分钟再刷新页面；之前保存的内容不会丢失。</p>
<p><a href="/">回到首页</a></p></body></html>
"""


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for what can't be read, 413 for what is too large; as JSON for scripts of ours."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    status, code = (413, "too_large") if too_large else (400, "unreadable")
    response: HttpResponse
    with translation.override(LANGUAGE):
        if _is_script(request):
            words = (
                _("This is too large for the server.")
                if too_large
                else _("The server could not read what was sent.")
            )
            response = JsonResponse({"code": code, "message": str(words)}, status=status)
        else:
            response = render(request, "400.html", {"too_large": too_large, "status": status}, status=status)
    add_never_cache_headers(response)
    return response


def _is_script(request: HttpRequest) -> bool:
    return "X-Studio-User" in request.headers or request.content_type == "application/json"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: a search box and ways on."""
    with translation.override(LANGUAGE):
        response = render(request, "404.html", status=404)
    add_never_cache_headers(response)
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the rule's reason when a rule refused."""
    with translation.override(LANGUAGE):
        reason = str(exception.answer.reason) if isinstance(exception, Refused) else ""
        response = render(request, "403.html", {"reason": reason}, status=403)
    add_never_cache_headers(response)
    return response


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form came without its token: usually a page that was open for long."""
    with translation.override(LANGUAGE):
        words = _(
            "The page was open too long, or cookies are blocked. Load it again and send the form once more."
        )
        response = render(request, "403.html", {"reason": str(words)}, status=403)
    add_never_cache_headers(response)
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """500. Asks nothing of the database, and has words left when templates fail too."""
    try:
        with translation.override(LANGUAGE):
            number = structlog.contextvars.get_contextvars().get("request_id", "")
            page = loader.get_template("500.html").render({"request_id": number})
    except Exception:
        logger.exception("The page for failures could not be made.")
        page = _LAST_RESORT
    response = HttpResponse(page, status=500)
    add_never_cache_headers(response)
    return response
