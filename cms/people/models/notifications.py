"""What people are told: notices on the site, letters by mail, and what each person chose."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """What a notification is about; people choose for each how they want to hear."""

    REVIEW = "review", _("My works in review")
    QUEUE = "queue", _("Works that wait for me")
    COAUTHOR = "coauthor", _("Invitations to be a co-author")
    ACCOUNT = "account", _("My account")
    NEWS = "news", _("News of the platform")


class NotificationPreference(models.Model):
    """How one person wants to hear of one topic. No row: on the site and by mail."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preferences"
    )
    topic = models.CharField(max_length=16, choices=Topic.choices)
    on_site = models.BooleanField(default=True)
    by_mail = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="one_preference_per_topic")]

    def __str__(self) -> str:
        return f"{self.topic} for account {self.user_id}"


class Notification(models.Model):
    """A notice that waits on the site until it is read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    topic = models.CharField(max_length=16, choices=Topic.choices)
    text = models.CharField(max_length=300)
    path = models.CharField(max_length=300, blank=True)  # where to go, a path on this site
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "read_at", "-id"], name="notification_unread")]

    def __str__(self) -> str:
        return self.text


class Letter(models.Model):
    """A mail that waits to be sent: written in the transaction that causes it, sent by a task."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    retry_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"letter {self.pk}"
