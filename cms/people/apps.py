"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Accounts and the people behind them."""

    name = "cms.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("People")
