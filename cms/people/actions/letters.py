"""Telling people: notices on the site, letters by mail, and their choices."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from site_config.models import site_name

from ..models import Letter, Notification, NotificationPreference, User
from ..models.notifications import Topic
from ..tasks import send_soon

TEXT_LENGTH = Notification._meta.get_field("text").max_length or 0
PATH_LENGTH = Notification._meta.get_field("path").max_length or 0
SUBJECT_LENGTH = Letter._meta.get_field("subject").max_length or 0


@transaction.atomic
def write_letter(*, to: str, subject: str, body: str, html: str = "") -> Letter:
    """Write a mail; a task sends it after this transaction commits, and tries again if need be."""
    one_line = " ".join(subject.split())
    letter = Letter.objects.create(to=to, subject=_shortened(one_line, SUBJECT_LENGTH), body=body, html=html)
    transaction.on_commit(send_soon)
    return letter


@transaction.atomic
def notify(*, user: User, topic: str, text: str, path: str = "") -> Notification | None:
    """Tell a person something, in the ways that they chose for the topic.

    Args:
        topic: one of ``models.notifications.Topic``.
        text: one or two sentences, in the reader's language.
        path: where the notice leads, an absolute path on this site.

    Returns:
        The notice on the site; None when the person wants none, or the account is closed.
    """
    if topic not in Topic.values:
        raise ValueError(f"There is no topic {topic!r}.")
    if path and (not path.startswith("/") or path.startswith("//") or len(path) > PATH_LENGTH):
        raise ValueError("A notice leads to a path on this site.")
    if not user.is_active:
        return None
    choice = NotificationPreference.objects.filter(user=user, topic=topic).first()
    notice = None
    if choice is None or choice.on_site:
        notice = Notification.objects.create(
            user=user, topic=topic, text=_shortened(text, TEXT_LENGTH), path=path
        )
    if choice is None or choice.by_mail:
        write_letter(
            to=user.email,
            subject=f"[{site_name()}] {text}",
            body=_letter_body(user, text, path),
        )
    return notice


@transaction.atomic
def set_notification_preferences(
    *, user: User, choices: Mapping[str, tuple[bool, bool]]
) -> list[NotificationPreference]:
    """Set how a person wants to hear of topics.

    Args:
        choices: for each topic, ``(on_site, by_mail)``; topics that are left out stay as they are.

    Raises:
        ValidationError: for a topic that does not exist.
    """
    unknown = set(choices) - set(Topic.values)
    if unknown:
        raise ValidationError(_("There is no such topic."), code="topic")
    rows = []
    for topic, (on_site, by_mail) in choices.items():
        row, _made = NotificationPreference.objects.update_or_create(
            user=user, topic=topic, defaults={"on_site": on_site, "by_mail": by_mail}
        )
        rows.append(row)
    return rows


@transaction.atomic
def read_notifications(*, user: User, ids: Iterable[int] | None = None) -> int:
    """Mark a person's notices as read: those named, or all. Returns how many were unread."""
    unread = Notification.objects.filter(user=user, read_at=None)
    if ids is not None:
        unread = unread.filter(pk__in=list(ids))
    return unread.update(read_at=timezone.now())


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _letter_body(user: User, text: str, path: str) -> str:
    lines = [_("Hello %(name)s,") % {"name": user}, "", text]
    if path:
        lines += ["", f"{settings.PUBLIC_URL}{path}"]
    choices = f"{settings.PUBLIC_URL}/accounts/notifications/choices/"
    lines += ["", "-- ", _("You choose what we tell you, and how: %(url)s") % {"url": choices}]
    return "\n".join(lines)
