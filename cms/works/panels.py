"""What an editor sees of a work in Wagtail's admin: the content of each kind, for corrections."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface


class ShownPanel(FieldPanel):
    """A field that is shown and not changed; what is not there is a dash."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, read_only=True, **kwargs)

    def format_value_for_display(self, value: Any) -> Any:
        """A dash for nothing."""
        return "—" if value is None else super().format_value_for_display(value)

    def clone_kwargs(self) -> dict[str, Any]:
        """Read-only is said already."""
        return {key: value for key, value in super().clone_kwargs().items() if key != "read_only"}


ABOUT = [
    FieldPanel("title", classname="title"),
    FieldPanel("summary"),
    FieldPanel("cover"),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("audiences"),
    FieldPanel("tags"),
    FieldPanel("city"),
]
PEOPLE = [
    ShownPanel("creator"),
    ShownPanel("organisation"),
    FieldPanel("credits"),
    FieldPanel("science_reviewer"),
]
ORIGIN = [
    MultiFieldPanel(
        [FieldPanel("rights"), FieldPanel("permission"), FieldPanel("licence")], heading=_("Rights")
    ),
    MultiFieldPanel([FieldPanel("ai_use"), FieldPanel("ai_note")], heading=_("AI")),
    FieldPanel("sources"),
]


def edit_handler(*content: str) -> TabbedInterface:
    """The tabs of one kind, with its own fields in the second."""
    return TabbedInterface(
        [
            ObjectList(ABOUT, heading=_("About the work")),
            ObjectList([FieldPanel(name) for name in content], heading=_("Content")),
            ObjectList(PEOPLE, heading=_("People and credits")),
            ObjectList(ORIGIN, heading=_("Rights and sources")),
        ]
    )
