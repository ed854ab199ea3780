"""Nobody works in Wagtail's admin with a password alone."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.answers import Refused, no

NO_PART_IN_REVIEW = no(
    "no_admin", gettext_lazy("This part is for editors and reviewers, and your account has no such role.")
)
# Where somebody with a part in review sees what is not public, besides the admin.
GUARDED = ("/preview/", "/files/originals/")
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_required() -> bool:
    """Whether this installation asks for a second factor: all but the demo do."""
    return bool(getattr(settings, "SECOND_FACTOR_REQUIRED", not settings.DEMO))


def has_second_factor(user: Any) -> bool:
    """Whether the account has set up an authenticator app or a security key. One query."""
    return is_mfa_enabled(user, FACTORS)


def was_given(request: HttpRequest) -> bool:
    """Whether this very session was proven with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(step.get("method") == "mfa" for step in records)


def _leads_in_a_circle(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody signed in is sent to sign in: that page would send them straight back to the admin."""
    return (
        request.path.startswith(reverse("wagtailadmin_home"))
        and response.get("Location", "").startswith(reverse("account_login"))
        and request.user.is_authenticated
    )


class SecondFactorMiddleware:
    """Every address of the admin leads to the set-up page until a second factor is there.

    A session that began before the factor was set up is asked for it too, so that somebody who
    had only the password stays outside.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, or send the person where the factor is set up or given."""
        response = self._turned_away(request) or self.get_response(request)
        if _leads_in_a_circle(request, response):
            raise Refused(NO_PART_IN_REVIEW)
        return response

    def _turned_away(self, request: HttpRequest) -> HttpResponse | None:
        home = reverse("wagtailadmin_home")
        if not request.path.startswith((home, *GUARDED)) or not is_required():
            return None
        user = request.user
        if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
            return None  # Wagtail turns them away itself
        if was_given(request):
            return None
        if request.path == reverse("wagtailadmin_logout"):
            return None
        return self._asked(request)

    def _asked(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or "application/json" in request.headers.get("Accept", ""):
            return HttpResponseForbidden(
                _("Your role needs a second factor: set it up or give it first."), content_type="text/plain"
            )
        if not has_second_factor(request.user):
            return redirect("mfa_index")
        query = urlencode({"next": request.get_full_path()})
        has_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
        page = "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"
        return redirect(f"{reverse(page)}?{query}")
