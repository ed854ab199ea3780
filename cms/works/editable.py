"""What of each kind can be edited: its fields in the order of the form.

The studio's editor (``schema``), drafts (``drafts``) and the check before submitting
(``checks``) all read this one list.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Article, Comic, Drama, Video, Work

MODELS: dict[str, type[Work]] = {model.KIND: model for model in (Video, Comic, Article, Drama)}
KINDS = tuple(MODELS)


@dataclass(frozen=True)
class EditableField:
    """One field of the form.

    ``type`` is one of: text, longtext, integer, choice, multichoice, boolean, picture,
    film, topics, tags, works, series, organisation, stream.
    """

    name: str
    type: str
    required_to_submit: bool = False
    max_length: int | None = None  # characters
    label: str | Promise = ""  # empty: the model field's own
    help: str | Promise = ""


@dataclass(frozen=True)
class Section:
    """Fields that stand together."""

    name: str
    label: str | Promise
    fields: tuple[EditableField, ...]


_ABOUT = Section(
    "about",
    _("About the work"),
    (
        EditableField("title", "text", True, 120, _("Title")),
        EditableField(
            "summary",
            "longtext",
            True,
            300,
            help=_("Two or three sentences that make people want to see it."),
        ),
        EditableField(
            "cover", "picture", True, help=_("Shown in lists. Choose the point that must stay visible.")
        ),
        EditableField("topics", "topics", True),
        EditableField("audiences", "multichoice", True),
        EditableField("tags", "tags", help=_("Up to ten words of your own.")),
        EditableField("city", "choice"),
        EditableField(
            "slug",
            "text",
            False,
            80,
            _("Address"),
            _("Made from the title. It can be changed until the work is first published."),
        ),
    ),
)
_PEOPLE = Section(
    "people",
    _("People and credits"),
    (
        EditableField("credits", "stream", help=_("As they should be shown, for example: 编剧 陈静.")),
        EditableField("organisation", "organisation", help=_("Name it if the work was made there.")),
        EditableField(
            "science_reviewer",
            "text",
            False,
            60,
            help=_("Only the name of an expert who checked it and agreed to be named."),
        ),
    ),
)
_ORIGIN = Section(
    "origin",
    _("Rights and sources"),
    (
        EditableField("rights", "choice", True),
        EditableField(
            "permission",
            "text",
            False,
            300,
            help=_("Whose work it is based on, and how they gave their permission."),
        ),
        EditableField("licence", "choice", True, help=_("What others may do with it.")),
        EditableField(
            "ai_use",
            "choice",
            True,
            help=_("The law asks that content made by AI carries a visible label; the page will show it."),
        ),
        EditableField("ai_note", "text", False, 200),
        EditableField("sources", "stream", True, help=_("Where the facts come from.")),
    ),
)
_PLACE = Section(
    "place",
    _("Related"),
    (
        EditableField("series", "series"),
        EditableField("series_position", "integer"),
        EditableField("related", "works"),
    ),
)

_CONTENT: dict[str, tuple[EditableField, ...]] = {
    "video": (
        EditableField("film", "film", True),
        EditableField(
            "transcript", "longtext", False, 50_000, help=_("All that is said, for those who cannot hear it.")
        ),
        EditableField("chapters", "stream"),
    ),
    "comic": (
        EditableField("reading", "choice", True),
        EditableField("pages", "stream", True, help=_("Each page needs the words that say what it shows.")),
    ),
    "article": (EditableField("body", "stream", True),),
    "drama": (
        EditableField("synopsis", "longtext", True, 2000),
        EditableField("script", "stream", True),
        EditableField("cast", "stream"),
        EditableField("minutes", "integer"),
        EditableField("group", "choice", True),
        EditableField("experiments", "stream", help=_("Each experiment needs its safety note.")),
        EditableField("recording", "film"),
        EditableField("photos", "stream"),
        EditableField("performances", "stream"),
    ),
}


def sections(kind: str) -> tuple[Section, ...]:
    """The form of a kind. Raises KeyError for an unknown kind."""
    return (_ABOUT, Section("content", _("Content"), _CONTENT[kind]), _PEOPLE, _ORIGIN, _PLACE)


def fields(kind: str) -> dict[str, EditableField]:
    """All fields of a kind by name."""
    return {field.name: field for section in sections(kind) for field in section.fields}
