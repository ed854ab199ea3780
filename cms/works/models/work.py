"""The work: a Wagtail page that creators edit in the studio and editors see in the admin."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.fields import StreamField
from wagtail.models import Page

from ..blocks.shared import CreditsBlock, SourcesBlock
from ..choices import LICENCE_CHOICES, AiUse, Audience, Rights


class WorkTag(TaggedItemBase):
    """A free word that a creator put on a work."""

    content_object = ParentalKey("works.Work", on_delete=models.CASCADE, related_name="tagged_items")


def no_audiences() -> list[str]:
    """The default of ``Work.audiences``."""
    return []


class Work(Page):
    """What all four kinds share. ``owner`` is the account that made it, ``creator`` its public face.

    Going live and coming down are decided by the gate (see ``cms.works.gate``) in ``save``:
    whatever door asks, nothing becomes public that the gate did not allow, and the
    publication is written in the same transaction.
    """

    creator = models.ForeignKey(
        "people.Creator", verbose_name=_("creator"), on_delete=models.PROTECT, related_name="works"
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="works",
    )
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    cover = models.ForeignKey(
        "media.Picture",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topics = ParentalManyToManyField("works.Topic", verbose_name=_("topics"), blank=True)
    tags = ClusterTaggableManager(through=WorkTag, verbose_name=_("tags"), blank=True)
    audiences = models.JSONField(_("audiences"), default=no_audiences, blank=True)  # Audience codes
    city = models.CharField(_("city"), max_length=6, blank=True)  # division code
    credits = StreamField(CreditsBlock(), verbose_name=_("credits"), blank=True)
    sources = StreamField(SourcesBlock(), verbose_name=_("sources"), blank=True)
    rights = models.CharField(_("rights"), max_length=16, choices=Rights.choices, blank=True)
    permission = models.CharField(  # who permitted it, and where it comes from
        _("source and permission"), max_length=300, blank=True
    )
    licence = models.CharField(_("licence"), max_length=32, choices=LICENCE_CHOICES, blank=True)
    ai_use = models.CharField(_("use of AI"), max_length=8, choices=AiUse.choices, blank=True)
    ai_note = models.CharField(_("what AI made, and with which service"), max_length=200, blank=True)
    related = ParentalManyToManyField(
        "works.Work", verbose_name=_("related works"), blank=True, symmetrical=False, related_name="+"
    )
    series = models.ForeignKey(
        "works.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="works",
    )
    series_position = models.PositiveIntegerField(_("place in the series"), null=True, blank=True)
    science_reviewer = models.CharField(  # shown only when they agreed
        _("science reviewer"), max_length=60, blank=True
    )
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)

    parent_page_types = ["works.Library"]
    subpage_types: list[str] = []
    is_creatable = False

    KIND: str = ""  # "video", "comic", "article" or "drama"; set by each kind

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")

    @property
    def kind(self) -> str:
        """The kind's code, also where only the base row was loaded."""
        return self.KIND or self.specific_class.KIND  # type: ignore[union-attr]


class CoAuthorship(models.Model):
    """Someone whom a creator named as co-author, and what they answered."""

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="coauthorships")
    email = models.EmailField(_("email"))
    role = models.CharField(_("role"), max_length=30, blank=True)
    creator = models.ForeignKey(  # set when they confirm
        "people.Creator", null=True, blank=True, on_delete=models.CASCADE, related_name="coauthorships"
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.INVITED)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("co-authorship")
        verbose_name_plural = _("co-authorships")
        constraints = [
            models.UniqueConstraint(fields=["work", "email"], name="one_invitation_per_person")
        ]
