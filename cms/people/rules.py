"""Who may do what with accounts and profiles. Each rule answers with its reason."""

from typing import Any

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from cms.answers import YES, Answer, no

from . import divisions
from .models import Creator, User
from .roles import Role, has_role, users_with

NOT_SIGNED_IN = no("not_signed_in", _("Please sign in first."))
NOT_ADMINISTRATOR = no("not_administrator", _("Only an administrator may do this."))
OWN_ACCOUNT = _("Nobody switches off their own account here.")
ACCOUNT_GONE = no("account_gone", _("This account was closed."))


def _signed_in(user: Any) -> Answer:
    if not getattr(user, "is_authenticated", False):
        return NOT_SIGNED_IN
    if not user.is_active:
        return no("account_off", _("This account is switched off."))
    return YES


def _administers(user: Any) -> Answer:
    if not (answer := _signed_in(user)):
        return answer
    return YES if has_role(user, Role.ADMINISTRATOR) else NOT_ADMINISTRATOR


def has_verified_email(user: User) -> bool:
    """Whether the address that signs in was confirmed. One query."""
    confirmed = EmailAddress.objects.filter(user=user, verified=True, email__iexact=user.email)
    return confirmed.exists()


def creator_of(user: Any) -> Creator | None:
    """The account's creator, or None while there is no profile. One query, then kept by Django."""
    try:
        creator: Creator = user.creator
    except (Creator.DoesNotExist, AttributeError):
        return None
    return creator


def profile_complete(creator: Creator) -> Answer:
    """Whether a profile says enough to submit works under it."""
    if not creator.name.strip():
        return no("name_missing", _("Your profile has no name yet."))
    if not divisions.is_valid(creator.city, creator.county):
        return no("city_missing", _("Say in your profile which city and county you are in."))
    if not divisions.is_complete(creator.city, creator.county):
        return no("county_missing", _("Say in your profile which county or district you are in."))
    return YES


def guardian_consented(creator: Creator) -> Answer:
    """Whether a creator under 18 has a named guardian who consented."""
    if not creator.is_minor:
        return YES
    guardianship = getattr(creator, "guardianship", None)
    if guardianship is None or not guardianship.guardian_name.strip():
        return no("guardian_missing", _("You are under 18: tell us your guardian's name first."))
    if guardianship.consented_at is None:
        return no("consent_missing", _("Your guardian has not consented yet."))
    return YES


def may_submit_works(user: Any) -> Answer:
    """A confirmed address, a complete profile and, for minors, a guardian's consent."""
    if not (answer := _signed_in(user)):
        return answer
    if not has_verified_email(user):
        return no("email_unverified", _("Confirm your email address first."))
    creator = creator_of(user)
    if creator is None:
        return no("profile_missing", _("Complete your profile first."))
    return profile_complete(creator) and guardian_consented(creator)


def may_edit_creator(user: Any, creator: Creator) -> Answer:
    """The person, or an administrator."""
    if not (answer := _signed_in(user)):
        return answer
    if creator.user_id is None:
        return ACCOUNT_GONE
    if creator.user_id == user.pk or has_role(user, Role.ADMINISTRATOR):
        return YES
    return no("not_yours", _("This is somebody else's profile."))


def may_see_guardianship(user: Any, creator: Creator) -> Answer:
    """A minor's guardian is seen by the person and by administrators, nobody else."""
    if not (answer := _signed_in(user)):
        return answer
    if creator.user_id == user.pk or has_role(user, Role.ADMINISTRATOR):
        return YES
    return no("guardianship_private", _("Only the person and administrators see the guardian."))


def may_record_guardian_consent(user: Any, creator: Creator) -> Answer:
    """The same people who may see it."""
    if creator.user_id is None:
        return ACCOUNT_GONE
    return may_see_guardianship(user, creator)


def may_edit_organisation(user: Any) -> Answer:
    """Organisations are kept by administrators."""
    return _administers(user)


def may_change_roles(user: Any, account: User) -> Answer:
    """Administrators; never their own roles, so that nobody gives themselves the last word.

    A superuser's account is changed only by a superuser.
    """
    if not (answer := _administers(user)):
        return answer
    if account.anonymised_at is not None:
        return ACCOUNT_GONE
    if user.pk == account.pk and not user.is_superuser:
        return no("own_roles", _("Nobody changes their own roles: ask another administrator."))
    if account.is_superuser and not user.is_superuser:
        return no("superuser", _("Only a superuser may change this account."))
    return YES


def may_edit_account(user: Any, account: User) -> Answer:
    """Name, address and phone of an account: the person, or an administrator."""
    if not (answer := _signed_in(user)):
        return answer
    if account.anonymised_at is not None:
        return ACCOUNT_GONE
    if account.pk == user.pk:
        return YES
    if account.is_superuser and not user.is_superuser:
        return no("superuser", _("Only a superuser may change this account."))
    return _administers(user)


def may_export_account(user: Any, account: User) -> Answer:
    """Everything about a person goes to that person only."""
    if not (answer := _signed_in(user)):
        return answer
    if account.pk != user.pk:
        return no("not_yours", _("Only the person may export an account."))
    return YES


def may_delete_account(user: Any, account: User) -> Answer:
    """The person, or an administrator; never the last administrator."""
    if not (answer := may_edit_account(user, account)):
        return answer
    return another_administrator(account)


def another_administrator(account: User) -> Answer:
    """Whether an administrator is left when ``account`` goes or is switched off."""
    if not has_role(account, Role.ADMINISTRATOR):
        return YES
    if users_with(Role.ADMINISTRATOR).exclude(pk=account.pk).exists():
        return YES
    return no("last_administrator", _("This is the last administrator: name another one first."))


def may_open_accounts(user: Any) -> Answer:
    """Accounts for colleagues are opened by administrators."""
    return _administers(user)


def may_reset_second_factor(user: Any, account: User) -> Answer:
    """Administrators, for somebody else who lost the telephone or key; a superuser's only by a superuser."""
    if not (answer := _administers(user)):
        return answer
    if user.pk == account.pk:
        return no("own_factor", _("Your own second factor you change on your account's pages."))
    return may_edit_account(user, account)
