"""What an administrator edits about the whole site, in Wagtail's settings."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string


def clean_address(value: str) -> None:
    """A path on this site, or an https address. Raises ValidationError for anything else."""
    on_this_site = value.startswith("/") and not value.startswith("//")
    if not on_this_site and not value.startswith("https://"):
        raise ValidationError(_("A path on this site (/…) or an address that begins with https://."))


class LinkBlock(blocks.StructBlock):
    """One link of the navigation or the footer."""

    text = blocks.CharBlock(label=_("Link text"), max_length=20)
    url = blocks.CharBlock(label=_("Link address"), max_length=300, validators=[clean_address])

    class Meta:
        label = _("Link")
        icon = "link"


@register_setting(icon="site", order=10)
class SiteIdentity(BaseGenericSetting):
    """The site's name, logo, navigation, footer, filing numbers and contact."""

    name = models.CharField(_("site's name"), max_length=40, blank=True)
    slogan = models.CharField(_("slogan"), max_length=80, blank=True)
    operator = models.CharField(
        _("operated by"), max_length=80, blank=True, help_text=_("Named in the footer.")
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    navigation = StreamField([("link", LinkBlock())], verbose_name=_("navigation"), blank=True)
    footer_links = StreamField([("link", LinkBlock())], verbose_name=_("footer links"), blank=True)
    footer_text = models.TextField(_("footer text"), max_length=500, blank=True)
    icp_number = models.CharField(
        _("ICP filing number"), max_length=40, blank=True, help_text=_("For example 粤ICP备12345678号-1")
    )
    police_number = models.CharField(
        _("public security filing number"),
        max_length=40,
        blank=True,
        help_text=_("For example 粤公网安备44010602001234号"),
    )
    contact_email = models.EmailField(_("contact email"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=30, blank=True)
    contact_address = models.CharField(_("contact address"), max_length=120, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("slogan"), FieldPanel("operator"), FieldPanel("logo")],
            heading=_("Identity"),
        ),
        FieldPanel("navigation"),
        MultiFieldPanel([FieldPanel("footer_links"), FieldPanel("footer_text")], heading=_("Footer")),
        MultiFieldPanel([FieldPanel("icp_number"), FieldPanel("police_number")], heading=_("Filing numbers")),
        MultiFieldPanel(
            [
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_address"),
            ],
            heading=_("Contact"),
        ),
    ]

    class Meta:
        verbose_name = _("site's identity")

    def __str__(self) -> str:
        return self.name or settings.WAGTAIL_SITE_NAME

    @property
    def display_name(self) -> str:
        """The name, or the setting's while nobody gave one."""
        return str(self)


def site_name() -> str:
    """The site's name as readers and letters see it. One query."""
    named = SiteIdentity.objects.values_list("name", flat=True).first()
    return named or settings.WAGTAIL_SITE_NAME
