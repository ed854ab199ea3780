"""What we ask at sign-up beyond allauth's address and password."""

from django import forms
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cms.audit.actions import record

from .models import User
from .names import clean_name

format_html_lazy = lazy(format_html, SafeString)


class SignupForm(forms.Form):
    """The name, and agreement to the rules (``ACCOUNT_SIGNUP_FORM_CLASS``)."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("As editors address you. Your public name comes later, in your profile."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    agreement = forms.BooleanField(
        label=_("I agree to the rules of the platform and to how it handles personal data"),
        help_text=format_html_lazy(
            '<a href="{}" target="_blank" rel="noopener">{}</a>',
            reverse_lazy("account_rules"),
            _("Read the rules"),
        ),
        error_messages={"required": _("Without your agreement we cannot open an account.")},
    )

    field_order = ["email", "password1", "name", "agreement"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth within the sign-up."""
        user.name = clean_name(self.cleaned_data["name"])
        user.save(update_fields=["name"])
        record(actor=user, verb="people.sign_up", subject=user, agreed=True)
