"""The apps of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """Accounts and the people behind them."""

    default = True  # of the two configurations in this file
    name = "cms.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("People")


class UsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's user admin, with our accounts and their roles."""

    user_viewset = "cms.people.admin.users.UserViewSet"
    group_viewset = "cms.people.admin.groups.GroupViewSet"
