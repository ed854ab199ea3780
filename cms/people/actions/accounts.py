"""Accounts: name and phone, roles, whether they are switched on."""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.answers import no
from cms.audit.actions import record
from site_config.models import site_name

from .. import rules
from ..models import User
from ..names import clean_name
from ..phones import clean_phone
from ..roles import GROUP_NAMES, Role, forget_roles, group_of, roles_of
from .letters import write_letter


@transaction.atomic
def change_name(*, actor: User, user: User, name: str) -> User:
    """Change the name that colleagues see. Raises ValidationError by field, Refused."""
    rules.may_edit_account(actor, user).require()
    user.name = clean_name(name)
    user.clean_fields(exclude=[field.name for field in User._meta.fields if field.name != "name"])
    user.save(update_fields=["name"])
    record(actor=actor, verb="people.change_name", subject=user)
    return user


@transaction.atomic
def change_phone(*, actor: User, user: User, phone: str) -> User:
    """Change or (with an empty one) remove the telephone number. Raises ValidationError, Refused."""
    rules.may_edit_account(actor, user).require()
    try:
        user.phone = clean_phone(phone) if phone.strip() else ""
    except ValidationError as error:
        raise ValidationError({"phone": error.messages}) from error
    user.save(update_fields=["phone"])
    record(actor=actor, verb="people.change_phone", subject=user)
    return user


@transaction.atomic
def change_roles(*, actor: User, user: User, roles: Collection[Role]) -> User:
    """Give an account exactly these roles; groups that are no roles stay as they are.

    Raises:
        Refused: for one's own roles, or when no administrator would be left.
    """
    rules.may_change_roles(actor, user).require()
    before = roles_of(user) if user.is_active else frozenset()
    wanted = frozenset(Role(role) for role in roles)
    if Role.ADMINISTRATOR in before and Role.ADMINISTRATOR not in wanted and not user.is_superuser:
        rules.another_administrator(user).require()
    user.groups.remove(*user.groups.filter(name__in=GROUP_NAMES.values()))
    user.groups.add(*(group_of(role) for role in sorted(wanted)))
    forget_roles(user)
    record(
        actor=actor,
        verb="people.change_roles",
        subject=user,
        before=sorted(before),
        after=sorted(wanted),
    )
    return user


@transaction.atomic
def set_active(*, actor: User, user: User, active: bool) -> User:
    """Switch an account on or off; switched off, it can't sign in. Raises Refused."""
    rules.may_change_roles(actor, user).require()
    if user.pk == actor.pk:
        no("own_account", rules.OWN_ACCOUNT).require()
    if not active:
        rules.another_administrator(user).require()
    user.is_active = active
    user.save(update_fields=["is_active"])
    forget_roles(user)
    record(actor=actor, verb="people.set_active", subject=user, active=active)
    return user


@transaction.atomic
def reset_second_factor(*, actor: User, user: User) -> User:
    """Remove the second factors of somebody who lost them, end their sessions and tell them.

    They sign in with the password and set up a new factor before the admin opens again.

    Raises:
        Refused: only administrators may, and not for themselves.
    """
    rules.may_reset_second_factor(actor, user).require()
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    record(actor=actor, verb="people.reset_second_factor", subject=user)
    write_letter(
        to=user.email,
        subject=f"[{site_name()}] " + _("Your second factor was removed"),
        body=_(
            "An administrator removed the second factor of your account. Set up a new one when you "
            "sign in. If you did not ask for this, tell the platform at once."
        ),
    )
    return user


def end_sessions(user: User) -> None:
    """Sign the account out everywhere."""
    sessions = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()
