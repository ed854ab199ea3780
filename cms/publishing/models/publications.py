"""The publication: one flat row, ready to serve; when the work goes, its tombstone."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .terms import Facet


class PublicationState(models.TextChoices):
    """Whether the public sees it, or its tombstone."""

    LIVE = "live", _("Public")
    WITHDRAWN = "withdrawn", _("Taken down")


class Publication(models.Model):
    """What the public sees of one thing (a work, later a contest, a hub, a notice).

    ``card`` and ``detail`` are JSON in the shape that the API serves, but for what
    they repeat of others: topics, creators and organisations are kept as term keys
    and related works as publication ids, and named when read, so that they never
    go stale. A tombstone keeps address, title and reason, and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=16)  # "video", "comic", "article", "drama"
    source_id = models.BigIntegerField(null=True, unique=True)  # the page's id
    revision_id = models.BigIntegerField(null=True)  # the revision that it was built from
    slug = models.SlugField(max_length=120)
    path = models.CharField(max_length=200, unique=True)  # "/article/tai-feng/"
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()  # first published
    updated_at = models.DateTimeField()  # last corrected or published again
    card = models.JSONField(default=dict)
    detail = models.JSONField(default=dict)
    text = models.TextField(blank=True)  # plain text of all of it, for search
    state = models.CharField(max_length=16, choices=PublicationState.choices)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)  # shown to the public
    change = models.BigIntegerField(unique=True)  # see feed.ChangeCounter
    digest = models.CharField(max_length=64)  # SHA-256 of the canonical JSON of all of the above

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="publication_address"),
            models.CheckConstraint(
                name="tombstone_has_reason_and_nothing_else",
                condition=Q(state="live", withdrawn_at__isnull=True)
                | (Q(state="withdrawn", withdrawn_at__isnull=False, text="") & ~Q(withdrawn_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="publication_newest"),
            models.Index(fields=["state", "kind", "-published_at", "-id"], name="publication_kind"),
            models.Index(fields=["state", "-updated_at", "-id"], name="publication_updated"),
        ]

    def __str__(self) -> str:
        return self.title


class PublicationFacet(models.Model):
    """What a publication can be filtered by: a topic, audience, city, creator, tag …"""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=16, choices=Facet.choices)
    value = models.CharField(max_length=64)  # a term's key, a division code, an audience's code

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "facet", "value"], name="facet_once")]
        indexes = [models.Index(fields=["facet", "value", "publication"], name="facet_value")]

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"


class PublicationLink(models.Model):
    """A publication that another names (related, embedded, next in the series)."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="links")
    target = models.UUIDField(db_index=True)  # may not be public yet, or no longer

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "target"], name="link_once")]

    def __str__(self) -> str:
        return str(self.target)
