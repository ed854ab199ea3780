"""Blocks that every kind has: credits and sources."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CreatorReferenceBlock(blocks.IntegerBlock):
    """The creator whom a credit names: set when it is saved, edited by nobody (see ``works.credits``)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.widget = forms.HiddenInput()


class CreditBlock(blocks.StructBlock):
    """One line of the credits, as it should be shown."""

    role = blocks.CharBlock(label=_("What they did"), max_length=30)
    name = blocks.CharBlock(label=_("Who"), max_length=60)
    creator = CreatorReferenceBlock(label=_("Creator"), required=False)

    class Meta:
        label = _("Credit")
        icon = "user"


class CreditsBlock(blocks.StreamBlock):
    """The credits in order."""

    credit = CreditBlock()


class SourceBlock(blocks.StructBlock):
    """Where something was read or taken from."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    publisher = blocks.CharBlock(label=_("Author or publisher"), max_length=120, required=False)
    year = blocks.IntegerBlock(label=_("Year"), min_value=1000, max_value=2100, required=False)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        label = _("Source")
        icon = "link"


class SourcesBlock(blocks.StreamBlock):
    """The sources in order."""

    source = SourceBlock()
