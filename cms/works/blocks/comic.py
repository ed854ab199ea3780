"""Blocks of a comic."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class LineBlock(blocks.StructBlock):
    """What one figure says, in the order of reading."""

    speaker = blocks.CharBlock(label=_("Who speaks"), max_length=30, required=False)
    text = blocks.CharBlock(label=_("What is said"), max_length=300)


class ComicPageBlock(blocks.StructBlock):
    """One page: the picture, what it shows, what is said in it."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.TextBlock(label=_("What the picture shows"), max_length=500, required=False)
    dialogue = blocks.ListBlock(LineBlock(), label=_("Dialogue"), required=False)

    class Meta:
        label = pgettext_lazy("comic", "Page")
        icon = "image"


class ComicPages(blocks.StreamBlock):
    """The pages in order."""

    page = ComicPageBlock()
