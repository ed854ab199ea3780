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

    def ready(self) -> None:
        """Those who review may see what was uploaded as it came."""
        # Models are loaded only now.
        from media import rules

        from .roles import has_admin_access

        rules.register_reviewers(lambda user, thing: has_admin_access(user))


class UsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's user admin, with our accounts and their roles."""

    user_viewset = "cms.people.admin.users.UserViewSet"
    group_viewset = "cms.people.admin.groups.GroupViewSet"
