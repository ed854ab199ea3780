"""Pictures: the project's own image model for Wagtail."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    WagtailImageFieldFile,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.images.models import Image as WagtailImage

from ..inspection.decoding import upright_size
from ..normalising import clean_copy
from ..storage import PICTURES, originals, unguessable
from .immutable import forbid_new_file


class PictureFile(WagtailImageFieldFile):
    """The file of a picture. Its size is the upright one, and only the accepted formats are opened."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height in pixels, as the picture is seen."""
        close = self.closed
        try:
            self.open()
            return upright_size(self)
        finally:
            if close:
                self.close()
            else:
                self.seek(0)


class PictureField(WagtailImageField):
    """The field of a picture's file."""

    attr_class = PictureFile


class Picture(AbstractImage):
    """A still picture. Its file never changes: a replacement is a new row."""

    file = PictureField(
        verbose_name=_("file"),
        storage=originals,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=32, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    average_colour = models.CharField(max_length=7, blank=True, editable=False)  # "#aabbcc"
    facts = models.JSONField(default=dict, editable=False)  # format, frames, AIGC label

    admin_form_fields = (*WagtailImage.admin_form_fields, "alt", "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """What Wagtail's admin shows in the picture's place."""
        return self.alt or self.description

    def get_upload_to(self, filename: str) -> str:
        """A name that says nothing; the extension is the one that inspection chose."""
        return unguessable(PICTURES, filename.rpartition(".")[2].lower()[:5] or "bin")

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """A rendition made from a copy without metadata (Wagtail keeps EXIF, and with it the place)."""
        with self.open_file() as file:
            return super().generate_rendition_file(filter, source=clean_copy(source or file))

    def save(
        self,
        *args: Any,
        update_fields: Iterable[str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Save the row. Raises ``FileIsImmutable`` when its file would change."""
        forbid_new_file(self, "file", update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)


class Rendition(AbstractRendition):
    """A picture at one size and format, ready to serve."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    file = PictureField(  # Wagtail's own decodes the whole picture, twice, to learn its size
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        """A name made from the content and the row: it can't be guessed, and never means another file."""
        self.file.open()
        digest = hashlib.sha256(f"{self.image_id} {self.filter_spec} ".encode())
        for chunk in self.file.chunks():
            digest.update(chunk)
        self.file.seek(0)
        name = digest.hexdigest()[:40]
        return f"{PICTURES}{name[:2]}/{name[2:]}.{filename.rpartition('.')[2].lower()}"
