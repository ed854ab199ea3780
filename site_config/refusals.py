"""A rule's refusal, shown inside Wagtail's admin with its reason.

Wagtail's ``require_admin_access`` catches every PermissionDenied that a view raises and answers with a
general sentence and a redirect; it has no hook. It looks its answer up as ``wagtail.admin.auth.
permission_denied`` when it needs it, within the ``except`` that caught: this is that answer, in our
words. ``SiteConfigConfig.ready`` puts it in place, and a test holds that it still is.
"""

import sys

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin import auth

_wagtails_own = auth.permission_denied


def permission_denied(request: HttpRequest) -> HttpResponse:
    """A 403 page with the reason when a rule gave one; Wagtail's answer otherwise.

    Raises PermissionDenied for a script's request, as Wagtail does, so that ``RefusalMiddleware`` answers.
    """
    request.must_roll_back = True  # type: ignore[attr-defined]  # see AdminTransactionMiddleware
    caught = sys.exc_info()[1]
    if isinstance(caught, PermissionDenied) and str(caught):
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            raise caught
        return render(request, "site_config/refused.html", {"reason": str(caught)}, status=403)
    return _wagtails_own(request)


def install() -> None:
    """Have the admin use ``permission_denied``."""
    auth.permission_denied = permission_denied
