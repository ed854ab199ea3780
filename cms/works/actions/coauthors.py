"""Co-authors: who is named by the creator, and what they answer."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.actions import record
from cms.people.actions.letters import notify, write_letter
from cms.people.models import User
from cms.people.models.notifications import Topic as Notice
from cms.people.rules import creator_of

from .. import rules
from ..models import CoAuthorship, Work
from ..tasks import enqueue
from .drafting import locked

MAX_COAUTHORS = 20
STUDIO_INVITATIONS = "/studio/invitations/"


@transaction.atomic
def invite_coauthor(*, actor: Any, work_id: int, email: str, role: str = "") -> CoAuthorship:
    """Name someone as co-author; they are asked, and are one only once they confirm.

    Inviting someone who declined asks again; inviting twice asks once.

    Raises Refused, Work.DoesNotExist, ValidationError ("email", "role").
    """
    work = locked(work_id)
    rules.may_own(actor, work).require()
    rules.may_edit(actor, work).require()
    email, role = _checked_email(email, actor), _checked_role(role)
    invitation = CoAuthorship.objects.filter(work=work, email=email).first()
    if invitation is None:
        if work.coauthorships.count() >= MAX_COAUTHORS:
            raise ValidationError(
                {"email": _("A work has at most %(max)d co-authors.") % {"max": MAX_COAUTHORS}}
            )
        invitation = CoAuthorship(work=work, email=email)
    elif invitation.state != CoAuthorship.State.DECLINED:
        return invitation
    invitation.role, invitation.invited_by = role, actor
    invitation.state, invitation.answered_at, invitation.creator = CoAuthorship.State.INVITED, None, None
    invitation.save()
    record(actor=actor, verb="works.invite_coauthor", subject=work, invitation=invitation.pk)
    _tell(invitation, work, actor)
    return invitation


@transaction.atomic
def answer_invitation(*, actor: Any, invitation_id: int, accept: bool) -> CoAuthorship:
    """Confirm or decline; only the person with that address may, and only once they have a profile to confirm.

    A public work is built again after the commit, and names them then.

    Raises Refused, CoAuthorship.DoesNotExist.
    """
    invitation = CoAuthorship.objects.select_for_update().select_related("work").get(pk=invitation_id)
    rules.may_answer_invitation(actor, invitation).require()
    if accept:
        creator = creator_of(actor)
        if creator is None:
            raise ValidationError(_("Complete your profile first."), code="profile_missing")
        invitation.creator = creator
    invitation.state = CoAuthorship.State.CONFIRMED if accept else CoAuthorship.State.DECLINED
    invitation.answered_at = timezone.now()
    invitation.save()
    enqueue([invitation.work_id])
    record(
        actor=actor,
        verb="works.answer_invitation",
        subject=invitation.work,
        invitation=invitation.pk,
        accept=accept,
    )
    if invitation.invited_by:
        notify(
            user=invitation.invited_by,
            topic=Notice.COAUTHOR,
            text=_answer_text(accept)
            % {"name": actor, "title": invitation.work.draft_title or _("Untitled")},
            path=f"/studio/works/{invitation.work_id}/",
        )
    return invitation


@transaction.atomic
def remove_coauthor(*, actor: Any, invitation_id: int) -> None:
    """Take a co-author off a work: the one whose work it is, or the co-author.

    Raises Refused, CoAuthorship.DoesNotExist.
    """
    invitation = CoAuthorship.objects.select_for_update().select_related("work").get(pk=invitation_id)
    if not rules.may_answer_invitation(actor, invitation):
        rules.may_own(actor, invitation.work).require()
    work_id = invitation.work_id
    record(actor=actor, verb="works.remove_coauthor", subject=invitation.work, invitation=invitation.pk)
    invitation.delete()
    enqueue([work_id])


def _checked_email(email: str, actor: Any) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from error
    if email == actor.email.lower():
        raise ValidationError({"email": _("You are the author already.")}, code="self")
    return email


def _checked_role(role: str) -> str:
    role = " ".join(role.split())
    if len(role) > 30:
        raise ValidationError({"role": _("At most %(max)d characters.") % {"max": 30}}, code="too_long")
    return role


def _answer_text(accept: bool) -> str:
    if accept:
        return _("%(name)s confirmed to be a co-author of “%(title)s”.")
    return _("%(name)s declined to be a co-author of “%(title)s”.")


def _tell(invitation: CoAuthorship, work: Work, actor: Any) -> None:
    """A notice to an account with that address; a letter to an address that has none yet."""
    text = _("%(name)s names you as a co-author of “%(title)s”. Do you confirm?") % {
        "name": actor,
        "title": work.draft_title or _("Untitled"),
    }
    account = User.objects.filter(email=invitation.email, is_active=True).first()
    if account is not None:
        notify(user=account, topic=Notice.COAUTHOR, text=text, path=STUDIO_INVITATIONS)
    else:
        write_letter(
            to=invitation.email,
            subject=_("You are named as a co-author"),
            body=_("%(text)s\n\nSign up with this address to answer: %(url)s")
            % {"text": text, "url": f"{settings.PUBLIC_URL}/accounts/signup/"},
        )
