"""Every address of the platform, composed from the rooms."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from site_config import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("metrics", views.metrics, name="metrics"),
    path("accounts/", include("frontend.accounts.urls")),
    path("studio/", include("frontend.studio.urls")),
    path("admin/", include("cms.people.admin_urls")),  # before Wagtail's: its login is not used
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", include("cms.api.urls")),
    path("", include("media.urls")),
    path("", include("frontend.site.urls")),
]

handler400 = "frontend.site.views.errors.unreadable"
handler403 = "frontend.site.views.errors.forbidden"
handler404 = "frontend.site.views.errors.not_found"
handler500 = "frontend.site.views.errors.broken"
