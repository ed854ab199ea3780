"""Creators (a person, a school or an organisation), organisations, guardians of minors."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import divisions


class CreatorKind(models.TextChoices):
    """Who a creator is."""

    PERSON = "person", pgettext_lazy("kind of creator", "Person")
    SCHOOL = "school", pgettext_lazy("kind of creator", "School")
    ORGANISATION = "organisation", pgettext_lazy("kind of creator", "Organisation")


class Organisation(models.Model):
    """A school, hospital, museum or office that people belong to."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    kind = models.CharField(
        _("kind"), max_length=16, choices=CreatorKind.choices, default=CreatorKind.ORGANISATION
    )
    city = models.CharField(_("city"), max_length=6, blank=True)  # division code, see divisions.py
    county = models.CharField(_("county"), max_length=6, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def city_name(self) -> str:
        """The city's Chinese name."""
        return divisions.name_of(self.city)


class Creator(models.Model):
    """The public face of an account: what a reader sees beside a work.

    When the account is anonymised ``user`` becomes empty and the name is replaced.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="creator",
    )
    kind = models.CharField(_("kind"), max_length=16, choices=CreatorKind.choices, default=CreatorKind.PERSON)
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    bio = models.TextField(_("about"), max_length=1000, blank=True)
    avatar = models.ForeignKey(
        "media.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    city = models.CharField(_("city"), max_length=6, blank=True)  # division code, "440100"
    county = models.CharField(_("county"), max_length=6, blank=True)  # "440106"
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="creators",
    )
    is_minor = models.BooleanField(_("under 18"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("creator")
        verbose_name_plural = _("creators")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def city_name(self) -> str:
        """The city's Chinese name."""
        return divisions.name_of(self.city)


class Guardianship(models.Model):
    """A guardian's name and consent for a creator under 18. Never public, never logged."""

    creator = models.OneToOneField(
        Creator, verbose_name=_("creator"), on_delete=models.CASCADE, related_name="guardianship"
    )
    guardian_name = models.CharField(_("guardian's name"), max_length=60)
    relation = models.CharField(_("relation"), max_length=20, blank=True)
    guardian_phone = models.CharField(_("guardian's phone"), max_length=20, blank=True)
    consented_at = models.DateTimeField(_("consented"), null=True, blank=True)

    class Meta:
        verbose_name = _("guardianship")
        verbose_name_plural = _("guardianships")

    def __str__(self) -> str:
        return f"guardianship {self.pk}"
