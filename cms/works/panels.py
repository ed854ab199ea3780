"""What an editor sees of a work in Wagtail's admin: the content of each kind, for corrections."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel

ABOUT = [
    TitleFieldPanel("title", targets=[]),
    FieldPanel("summary"),
    FieldPanel("cover"),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("audiences"),
    FieldPanel("tags"),
    FieldPanel("city"),
]
PEOPLE = [
    FieldPanel("creator", read_only=True),
    FieldPanel("organisation", read_only=True),
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
