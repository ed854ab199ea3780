"""Addresses that stand before Wagtail's own under /admin/: its login and passwords are not used."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from .admin.menu import AccountView


@never_cache
def login(request: HttpRequest) -> HttpResponse:
    """Lead to the platform's sign-in, and from there to where the person was going."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = reverse("wagtailadmin_home")
    if request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin"):
        return redirect(wanted)
    return redirect_to_login(wanted)


@never_cache
def gone(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Passwords are reset on the platform's own pages."""
    raise Http404


urlpatterns = [
    path("login/", login, name="wagtailadmin_login"),
    re_path(r"^password_reset/(?P<rest>.*)$", gone),
    path("account/", never_cache(require_admin_access(AccountView.as_view())), name="wagtailadmin_account"),
]
