"""Terms: the public names that publications share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Facet(models.TextChoices):
    """What publications can be filtered by."""

    TOPIC = "topic", _("Topic")
    CREATOR = "creator", _("Creator")
    ORGANISATION = "organisation", _("Organisation")
    SERIES = "series", _("Series")
    AUDIENCE = "audience", _("Audience")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    TAG = "tag", _("Tag")


class Term(models.Model):
    """The public record of a topic, a creator, an organisation or a series.

    Kept by the rooms that own these (``cms.people``, ``cms.works``) through
    ``actions.put_term``, in the transaction that changes them.
    """

    facet = models.CharField(max_length=16, choices=Facet.choices)
    key = models.CharField(max_length=64)  # stable: the owner's primary key as text
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120)
    parent_key = models.CharField(max_length=64, blank=True)  # topics are a tree
    trail = models.CharField(max_length=400, blank=True)  # keys from the root, "/3/17/", for subtrees
    position = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict)  # public facts: a creator's bio, city, picture …
    is_public = models.BooleanField(default=True)  # False: anonymised or retired, shown nowhere
    change = models.BigIntegerField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "key"], name="term_once"),
            models.UniqueConstraint(fields=["facet", "slug"], name="term_address"),
        ]

    def __str__(self) -> str:
        return self.name
