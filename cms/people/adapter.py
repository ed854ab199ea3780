"""How django-allauth's pages behave here: letters instead of mail in the request, and where they lead."""

from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.audit.actions import record
from site_config.models import site_name

from . import rules
from .actions import write_letter
from .actions.leaving import ANONYMOUS_DOMAIN
from .roles import has_admin_access


class AccountAdapter(DefaultAccountAdapter):
    """The platform's account adapter (``ACCOUNT_ADAPTER``)."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter: the mail server is never waited for in a request."""
        site = SimpleNamespace(name=site_name(), domain=self.request.get_host())
        values = {"request": self.request, "email": email, "current_site": site, **context}
        message = self.render_mail(template_prefix, email, values)
        write_letter(to=email, subject=message.subject, body=str(message.body))

    def format_email_subject(self, subject: str) -> str:
        """The site's name before the subject."""
        return f"[{site_name()}] {subject}"

    def clean_email(self, email: str) -> str:
        """Refuse the addresses that stand for closed accounts."""
        if email.lower().endswith(f"@{ANONYMOUS_DOMAIN}"):
            raise ValidationError(_("Enter an address that you can read."), code="email")
        return super().clean_email(email).lower()

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Note in the trail that an address was confirmed (never which)."""
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            owner = email_address.user
            record(actor=owner, verb="people.confirm_email", subject=owner)
        return confirmed

    def set_password(self, user: Any, password: str) -> None:
        """Note in the trail that a password was set."""
        super().set_password(user, password)
        record(actor=user, verb="people.set_password", subject=user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Editors go to the admin, newcomers to their profile, creators to the studio."""
        if has_admin_access(request.user):
            return reverse("wagtailadmin_home")
        if rules.creator_of(request.user) is None:
            return reverse("account_profile")
        return "/studio/"

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A newcomer completes the profile first."""
        return reverse("account_profile")
