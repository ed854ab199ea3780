"""The change feed: a number that only grows, what changed at each, who has read how far."""

from django.db import models


class ChangeCounter(models.Model):
    """One row. ``UPDATE … RETURNING`` holds it to the commit, so commit order is number order."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_change_counter")]

    def __str__(self) -> str:
        return str(self.value)


class OutboxEntry(models.Model):
    """That something public changed. Written in the transaction that changes it."""

    class What(models.TextChoices):
        """What happened."""

        PUBLISHED = "published"
        CORRECTED = "corrected"
        WITHDRAWN = "withdrawn"
        TERM = "term"  # a name changed: readers of publications that use it must look again

    change = models.BigIntegerField(primary_key=True)
    what = models.CharField(max_length=16, choices=What.choices)
    publication_id = models.UUIDField(null=True)
    facet = models.CharField(max_length=16, blank=True)
    term_key = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.change} {self.what}"


class Consumer(models.Model):
    """How far one reader of the feed (search, a webhook, a CDN's purge) has come."""

    name = models.CharField(max_length=64, primary_key=True)
    position = models.BigIntegerField(default=0)  # the last change it has dealt with
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    retry_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.name} {self.position}"
