"""Attachments: PDF and others that a work offers to download."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument


class Attachment(AbstractDocument):
    """A file to download. Never served from Wagtail's own document addresses."""

    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    content_type = models.CharField(max_length=100, blank=True, editable=False)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
