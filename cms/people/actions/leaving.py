"""Taking one's data along, and leaving."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cms.audit.actions import record
from site_config.models import site_name

from .. import erasure, exporting, files, public_face, rules
from ..models import Creator, Guardianship, Letter, Notification, NotificationPreference, User
from ..roles import forget_roles
from .accounts import end_sessions
from .letters import write_letter

# Stored, and shown to readers in place of the name: data of this Chinese platform, not translated.
ANONYMOUS_NAME = "已注销用户"
ANONYMOUS_DOMAIN = "account.invalid"  # RFC 2606: no address there can ever be somebody's


@transaction.atomic
def export_account(*, actor: User, user: User) -> bytes:
    """Everything about a person, as a ZIP of JSON files. Raises Refused for anybody else."""
    rules.may_export_account(actor, user).require()
    archive = exporting.as_zip(exporting.everything_about(user))
    record(actor=actor, verb="people.export_account", subject=user, size=len(archive))
    return archive


@transaction.atomic
def delete_account(*, actor: User, user: User, keep_published: bool) -> User:
    """Anonymise an account for good. The row stays, empty, for the trail and the works to name.

    The address is free for a new account at once; sessions end; other rooms erase their part
    (``erasure.register_part``); the profile becomes that of nobody.

    Args:
        keep_published: whether published works stay, under the anonymous name.

    Raises:
        Refused: the account is somebody else's, or the last administrator's.
    """
    User.objects.select_for_update().get(pk=user.pk)
    user.refresh_from_db()
    forget_roles(user)
    rules.may_delete_account(actor, user).require()
    address = user.email
    for part in erasure.parts():
        part.erase(user, keep_published)
    _empty_profile(user)
    _empty_account(user)
    files.forget(user)
    Letter.objects.filter(to__iexact=address).delete()
    record(actor=actor, verb="people.delete_account", subject=user, keep_published=keep_published)
    write_letter(
        to=address,
        subject=f"[{site_name()}] " + _("Your account is closed"),
        body=_(
            "Your account was closed and your personal data erased. "
            "If you did not ask for this, tell the platform at once."
        ),
    )
    return user


def _empty_profile(user: User) -> None:
    creator = Creator.objects.filter(user=user).first()
    if creator is None:
        return
    Guardianship.objects.filter(creator=creator).delete()
    creator.user = None
    creator.name = ANONYMOUS_NAME
    creator.slug = f"closed-{creator.pk}"
    creator.bio = creator.city = creator.county = ""
    creator.avatar = None
    creator.organisation = None
    creator.is_minor = False
    creator.save()
    _forget_labels(creator)
    public_face.creator_changed(creator)


def _empty_account(user: User) -> None:
    user.email = f"closed-{user.pk}@{ANONYMOUS_DOMAIN}"
    user.name = ANONYMOUS_NAME
    user.phone = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.anonymised_at = timezone.now()
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    forget_roles(user)
    _forget_admin_picture(user)
    end_sessions(user)
    for held in (EmailAddress, Authenticator, Notification, NotificationPreference, UserProfile):
        held._default_manager.filter(user=user).delete()
    _forget_labels(user)


def _forget_admin_picture(user: User) -> None:
    profile = UserProfile.objects.filter(user=user).first()
    if profile is not None and profile.avatar:
        stored = profile.avatar
        transaction.on_commit(lambda: stored.storage.delete(stored.name))


def _forget_labels(row: Model) -> None:
    """Wagtail's own log keeps the name that a row had when it was edited."""
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
    ).update(label=ANONYMOUS_NAME)
