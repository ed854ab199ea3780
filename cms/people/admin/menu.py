"""One's own account, inside the admin."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import account

from ..actions import change_name
from ..models import User


class NameForm(WagtailAdminModelForm):
    """The name that colleagues see."""

    class Meta:
        model = User
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def save(self, commit: bool = True) -> User:
        """Through the action; the person changes their own."""
        user = User.objects.get(pk=self.instance.pk)
        return change_name(actor=user, user=user, name=self.cleaned_data["name"])


class NamePanel(account.BaseSettingsPanel):
    """In place of Wagtail's panel of first and last name."""

    name = "own_name"
    title = gettext_lazy("Name")
    order = 100
    form_class = NameForm


class AccountView(account.AccountView):
    """Wagtail's page without what allauth's pages do: address, password."""

    def get_panels(self) -> list[Any]:
        """Ours instead of first and last name."""
        panels = [
            panel
            for panel in super().get_panels()
            if not isinstance(panel, account.NameEmailSettingsPanel | account.ChangePasswordPanel)
        ]
        user = self.request.user
        return [NamePanel(self.request, user, user.wagtail_userprofile), *panels]


def account_pages(request: HttpRequest) -> dict[str, str]:
    """The link from Wagtail's account page to the account pages of the site."""
    return {
        "url": reverse("account_overview"),
        "label": _("Account and security"),
        "help_text": _("Email address, password, second factor, sessions and notifications"),
    }
