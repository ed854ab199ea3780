"""Pictures: the project's own image model for Wagtail."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class Picture(AbstractImage):
    """A still picture. Its file never changes once something refers to it: a replacement is a new row."""

    alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=32, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    average_colour = models.CharField(max_length=7, blank=True, editable=False)  # "#aabbcc"

    admin_form_fields = (*WagtailImage.admin_form_fields, "alt", "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return self.alt or self.description


class Rendition(AbstractRendition):
    """A picture at one size and format, ready to serve."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]
