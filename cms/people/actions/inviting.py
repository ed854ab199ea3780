"""Accounts that an administrator opens for a colleague."""

from collections.abc import Collection

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.audit.actions import record
from site_config.models import site_name

from .. import rules
from ..models import User
from ..names import clean_name
from ..roles import Role
from .accounts import change_roles
from .letters import write_letter


@transaction.atomic
def invite(*, actor: User, email: str, name: str, roles: Collection[Role] = ()) -> User:
    """Open an account; a letter asks the person to choose a password.

    Raises:
        ValidationError: the address is wrong or has an account.
        Refused: only administrators may.
    """
    rules.may_open_accounts(actor).require()
    address = email.strip().lower()
    validate_email(address)
    taken = EmailAddress.objects.filter(email__iexact=address).exists()
    if taken or User.objects.filter(email__iexact=address).exists():
        raise ValidationError({"email": _("This address has an account.")})
    user = User.objects.create_user(address, None, name=clean_name(name))
    # Only who reads that mailbox can choose the password, so the address is as good as confirmed.
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    record(actor=actor, verb="people.invite", subject=user)
    if roles:
        change_roles(actor=actor, user=user, roles=roles)
    write_letter(to=address, subject=f"[{site_name()}] " + _("An account for you"), body=_invitation(user))
    return user


def _invitation(user: User) -> str:
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return _(
        "Hello %(name)s,\n\n"
        "an account was opened for you. Choose a password here:\n%(url)s\n\n"
        "If the link is too old, ask for a new one at %(reset)s"
    ) % {
        "name": user,
        "url": f"{settings.PUBLIC_URL}{path}",
        "reset": f"{settings.PUBLIC_URL}{reverse('account_reset_password')}",
    }
