"""Blocks of an article."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import AttachmentBlock, PictureBlock, WorkChooserBlock
from .data import ChartBlock, FormulaBlock, TableBlock

RICH_TEXT = ["bold", "italic", "superscript", "subscript", "link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    """A heading of the second or third level: the first is the title."""

    text = blocks.CharBlock(label=_("Heading"), max_length=100)
    level = blocks.ChoiceBlock(label=_("Level"), choices=[("2", _("Large")), ("3", _("Small"))], default="2")

    class Meta:
        label = _("Heading")
        icon = "title"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    class Meta:
        label = _("Text")
        icon = "pilcrow"


class GalleryBlock(blocks.StructBlock):
    """Pictures that are looked at one after the other."""

    title = blocks.CharBlock(label=_("Title"), max_length=100, required=False)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"))

    class Meta:
        label = _("Gallery")
        icon = "image"


class QuotationBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=1000)
    who = blocks.CharBlock(label=_("Who said it"), max_length=100, required=False)

    class Meta:
        label = _("Quotation")
        icon = "openquote"


class FactBoxBlock(blocks.StructBlock):
    """What stands beside the text."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        label = _("Fact box")
        icon = "info-circle"


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=RICH_TEXT)


class QuestionsBlock(blocks.StructBlock):
    """Questions and answers."""

    items = blocks.ListBlock(QuestionBlock(), label=_("Questions and answers"))

    class Meta:
        label = _("Questions and answers")
        icon = "help"


class ReferencesBlock(blocks.StructBlock):
    """A list of references at this place of the text."""

    items = blocks.ListBlock(blocks.CharBlock(max_length=500), label=_("References"))

    class Meta:
        label = _("References")
        icon = "list-ol"


class ArticleBody(blocks.StreamBlock):
    """All that an article can be made of."""

    heading = HeadingBlock()
    text = TextBlock(features=RICH_TEXT)
    picture = PictureBlock()
    gallery = GalleryBlock()
    work = WorkChooserBlock(label=_("A work of the site"), icon="doc-empty")
    quotation = QuotationBlock()
    fact_box = FactBoxBlock()
    table = TableBlock()
    formula = FormulaBlock()
    chart = ChartBlock()
    questions = QuestionsBlock()
    references = ReferencesBlock()
    attachment = AttachmentBlock()
