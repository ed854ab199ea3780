"""Attachments: PDF and others that a work offers to download."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from ..storage import ATTACHMENTS, unguessable
from .immutable import forbid_new_file


def attachment_name(attachment: "Attachment", filename: str) -> str:
    """Where an attachment is stored; the extension is the one that inspection chose."""
    return unguessable(ATTACHMENTS, filename.rpartition(".")[2].lower()[:5] or "bin")


class Attachment(AbstractDocument):
    """A file to download. Never served from Wagtail's own document addresses; its file never changes."""

    file = models.FileField(_("file"), upload_to=attachment_name, max_length=255)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    content_type = models.CharField(max_length=100, blank=True, editable=False)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    @property
    def url(self) -> str:
        """The address under ``/files/``."""
        return self.file.url

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save the row. Raises ``FileIsImmutable`` when its file would change."""
        forbid_new_file(self, "file", update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)
