"""Who may do what with a work and with what works are sorted by."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.answers import YES, Answer, no
from cms.people.roles import Role, roles_of
from cms.people.rules import NOT_SIGNED_IN, creator_of, has_verified_email

from . import gate
from .models import CoAuthorship, Series, Work
from .permissions import EDITING_ROLES, is_editor

_NOT_YOURS = no("not_yours", _("This is somebody else's work."))
_NO_PROFILE = no("profile_missing", _("Complete your profile first."))


def is_author(user: Any, work: Work) -> bool:
    """Whether the account made the work or confirmed that it is a co-author. At most one query."""
    if work.owner_id == user.pk:
        return True
    creator = creator_of(user)
    if creator is None:
        return False
    return (
        work.creator_id == creator.pk
        or CoAuthorship.objects.filter(
            work=work.pk, creator=creator, state=CoAuthorship.State.CONFIRMED
        ).exists()
    )


def may_create(user: Any) -> Answer:
    """Everyone who signed in and has a profile may make works."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOT_SIGNED_IN
    return YES if creator_of(user) is not None else _NO_PROFILE


def may_see_draft(user: Any, work: Work) -> Answer:
    """Authors and everyone with a part in review."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOT_SIGNED_IN
    if is_author(user, work) or roles_of(user) & (EDITING_ROLES | {Role.EXPERT}):
        return YES
    return _NOT_YOURS


def may_edit(user: Any, work: Work) -> Answer:
    """Authors and editors, unless the work is in review or in the bin."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOT_SIGNED_IN
    if not (is_author(user, work) or is_editor(user)):
        return _NOT_YOURS
    if work.binned_at is not None:
        return no("binned", _("This work is in the bin: restore it first."))
    lock = gate.current().lock(work)
    if lock is not None and lock.for_user(user):
        return no("in_review", _("This work is in review: withdraw it to change it."))
    return YES


def may_own(user: Any, work: Work) -> Answer:
    """What only the one whose work it is decides: its address, its co-authors, its end."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOT_SIGNED_IN
    return YES if work.owner_id == user.pk or is_editor(user) else _NOT_YOURS


def may_rename(user: Any, work: Work) -> Answer:
    """An address is free until the work was public, then it stays."""
    if not (answer := may_own(user, work)):
        return answer
    if work.first_published_at is not None:
        return no("address_fixed", _("The address stays: the work has been public under it."))
    return may_edit(user, work)


def may_start_from(user: Any, work: Work) -> Answer:
    """Authors may make a new work from theirs."""
    if not (answer := may_create(user)):
        return answer
    return YES if is_author(user, work) else _NOT_YOURS


def may_answer_invitation(user: Any, invitation: CoAuthorship) -> Answer:
    """The account whose confirmed address the invitation names. One query."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOT_SIGNED_IN
    if user.email.lower() != invitation.email.lower():
        return no("not_invited", _("This invitation is for somebody else."))
    if not has_verified_email(user):
        return no("email_unverified", _("Confirm your email address first."))
    return YES


def may_edit_series(user: Any, series: Series) -> Answer:
    """The creator whose series it is, and editors."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOT_SIGNED_IN
    creator = creator_of(user)
    if (creator is not None and series.creator_id == creator.pk) or is_editor(user):
        return YES
    return no("not_yours", _("This is somebody else's series."))


def may_keep_topics(user: Any) -> Answer:
    """Topics are kept by administrators."""
    if Role.ADMINISTRATOR in roles_of(user):
        return YES
    return no("not_administrator", _("Only an administrator may do this."))
