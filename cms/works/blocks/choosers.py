"""Blocks that point at a picture, a document, a film or another work."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with the words that go with it here."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("Alternative text"), max_length=300, required=False)
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=200, required=False)

    class Meta:
        label = _("Picture")
        icon = "image"


class FilmChooserBlock(SnippetChooserBlock):
    """A film that was uploaded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("media.Film", **kwargs)


class WorkChooserBlock(blocks.PageChooserBlock):
    """Another work of the site."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("page_type", "works.Work")
        super().__init__(**kwargs)


class AttachmentBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("What it is"), max_length=200, required=False)

    class Meta:
        label = _("Attachment")
        icon = "doc-full"
