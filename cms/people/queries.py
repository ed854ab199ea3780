"""Reading accounts and notices."""

from typing import Any

from django.db.models import QuerySet

from .models import Notification, NotificationPreference, User
from .models.notifications import Topic


def notices_of(user: User) -> QuerySet[Notification]:
    """A person's notices, newest first. One query."""
    return Notification.objects.filter(user=user)


def unread_count(user: Any) -> int:
    """How many notices wait to be read; 0 for visitors. One query."""
    if not getattr(user, "is_authenticated", False):
        return 0
    return Notification.objects.filter(user=user, read_at=None).count()


def choices_of(user: User) -> dict[str, tuple[bool, bool]]:
    """For each topic, whether the person wants it on the site and by mail. One query."""
    rows = NotificationPreference.objects.filter(user=user)
    chosen = {row.topic: (row.on_site, row.by_mail) for row in rows}
    return {topic: chosen.get(topic, (True, True)) for topic in Topic.values}
