"""Addresses under /accounts/: allauth's pages and our own."""

from django.urls import include, path

from . import contact, leaving, notices, overview, profile

urlpatterns = [
    path("", overview.overview, name="account_overview"),
    path("rules/", overview.rules_page, name="account_rules"),
    path("profile/", profile.edit_profile, name="account_profile"),
    path("guardian/", profile.edit_guardian, name="account_guardian"),
    path("contact/", contact.edit_contact, name="account_contact"),
    path("notifications/", notices.list_notices, name="account_notices"),
    path("notifications/choices/", notices.edit_choices, name="account_notice_choices"),
    path("export/", leaving.export, name="account_export"),
    path("delete/", leaving.delete, name="account_delete"),
    path("", include("allauth.urls")),
]
