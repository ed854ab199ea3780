"""Blocks that carry data: tables, formulae, charts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RowBlock(blocks.ListBlock):
    """A row of a table: its cells as text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(blocks.CharBlock(max_length=300, required=False), **kwargs)


class TableBlock(blocks.StructBlock):
    """A table. All rows have as many cells as the first."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)
    header_row = blocks.BooleanBlock(label=_("The first row is a header"), required=False, default=True)
    header_column = blocks.BooleanBlock(label=_("The first column is a header"), required=False)
    rows = blocks.ListBlock(RowBlock(), label=_("Rows"))

    class Meta:
        label = _("Table")
        icon = "table"


class FormulaBlock(blocks.StructBlock):
    """A formula in LaTeX, shown as MathML, with its meaning in words."""

    latex = blocks.TextBlock(label=_("LaTeX"), max_length=1000)
    meaning = blocks.CharBlock(label=_("In words"), max_length=300, required=False)

    class Meta:
        label = _("Formula")
        icon = "superscript"


class ChartSeriesBlock(blocks.StructBlock):
    """One line, or the bars of one colour: a value for each label."""

    name = blocks.CharBlock(label=_("What it is called"), max_length=60)
    values = blocks.ListBlock(blocks.FloatBlock(), label=_("Values"))


class ChartBlock(blocks.StructBlock):
    """A chart drawn from data; the data stands below it as a table."""

    kind = blocks.ChoiceBlock(
        label=_("Kind of chart"),
        choices=[("bar", _("Bar chart")), ("line", _("Line chart"))],
        default="bar",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    unit = blocks.CharBlock(label=_("Unit"), max_length=30, required=False)
    labels = blocks.ListBlock(blocks.CharBlock(max_length=60), label=_("Labels"))
    series = blocks.ListBlock(ChartSeriesBlock(), label=_("Series"))
    source = blocks.CharBlock(label=_("Source of the data"), max_length=200, required=False)

    class Meta:
        label = _("Chart")
        icon = "view"
