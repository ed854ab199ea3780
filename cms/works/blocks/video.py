"""Blocks of a video."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ChapterBlock(blocks.StructBlock):
    """Where a part of the film starts."""

    start = blocks.IntegerBlock(label=_("Starts at (seconds)"), min_value=0)
    title = blocks.CharBlock(label=_("Title"), max_length=80)

    class Meta:
        label = _("Chapter")
        icon = "time"


class Chapters(blocks.StreamBlock):
    """The chapters; shown in the order of time."""

    chapter = ChapterBlock()
