"""Works: as a list shows them, and whole, each kind with what is its own."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from .pictures import Film, Picture
from .terms import Coded, Creator, Credit, Reference

Kind = Literal["video", "comic", "article", "drama"]


class Licence(Schema):
    """Under what terms a work may be used."""

    code: str
    name: str
    url: str | None


class AiUse(Schema):
    """What part AI had; the label must be shown unless ``use`` is ``none``."""

    use: Literal["none", "part", "whole"]
    label: str


class WholeAiUse(AiUse):
    """The same, with what AI made and with which service."""

    note: str


class Item(Schema):
    """A work as a list shows it."""

    id: str = Field(description="Stays the same for ever.")
    kind: Kind
    title: str
    summary: str
    slug: str
    url: str = Field(description="The public page.")
    published_at: datetime
    updated_at: datetime
    cover: Picture | None
    topics: list[Reference]
    creators: list[Creator] = Field(description="The first one's work it is; the others are co-authors.")
    organisation: Reference | None
    credits: list[Credit]
    audiences: list[Coded]
    city: Coded | None
    licence: Licence | None
    ai: AiUse
    facts: dict[str, Any] = Field(
        description="video: duration (s); comic: pages; article: minutes; drama: minutes, group."
    )


class Works(Schema):
    """Some works and the cursor of the next ones."""

    items: list[Item]
    next: str | None


class Segment(Schema):
    """A piece of plain text, and whether it is what was searched for."""

    text: str
    hit: bool


class Highlight(Schema):
    """Where the words stand."""

    title: list[Segment]
    passages: list[list[Segment]]


class Hit(Item):
    """A work that was found."""

    highlight: Highlight


class Hits(Schema):
    """Some works that were found and the cursor of the next ones."""

    items: list[Hit]
    next: str | None


class Source(Schema):
    """What a work is based on."""

    title: str
    publisher: str
    year: int | str | None
    url: str


class Correction(Schema):
    """What was corrected after publication, and when."""

    date: str
    note: str


class SeriesMember(Schema):
    """Another work of the series."""

    id: str
    kind: Kind
    title: str
    url: str
    position: int | None


class SeriesPlace(Reference):
    """The series that a work belongs to, its place and the public works in order."""

    position: int | None
    works: list[SeriesMember]


class Whole(Item):
    """What all whole works share."""

    ai: WholeAiUse
    sources: list[Source]
    related: list[Item]
    embedded: list[Item]
    series: SeriesPlace | None
    tags: list[str]
    rights: str
    permission: str
    science_reviewer: str
    corrections: list[Correction]


class Chapter(Schema):
    """A place in a film."""

    start: float = Field(description="Seconds.")
    title: str


class Video(Whole):
    """A video, whole."""

    kind: Literal["video"]
    film: Film | None
    transcript: str = Field(description="Clean HTML.")
    chapters: list[Chapter]


class Speech(Schema):
    """What someone says in a comic."""

    speaker: str
    text: str


class ComicPage(Schema):
    """A page of a comic."""

    picture: Picture | None
    alt: str
    dialogue: list[Speech]


class Comic(Whole):
    """A comic, whole."""

    kind: Literal["comic"]
    reading: Literal["strip", "paged"]
    pages: list[ComicPage]


class Block(Schema):
    """A block of an article; ``docs/publication.md`` lays down the value of each type."""

    id: str
    type: str
    value: Any


class Heading(Schema):
    """A line of the table of contents."""

    id: str
    text: str
    level: int


class Article(Whole):
    """An article, whole."""

    kind: Literal["article"]
    body: list[Block]
    contents: list[Heading]


class Drama(Whole):
    """A drama, whole; ``docs/publication.md`` lays down its parts."""

    kind: Literal["drama"]
    synopsis: str
    script: list[dict[str, Any]]
    roles: list[Any]
    cast: list[dict[str, Any]]
    experiments: list[dict[str, Any]]
    recording: Film | None
    photos: list[dict[str, Any]]
    performances: list[dict[str, Any]]
    script_pdf: str | None


Work = Annotated[Video | Comic | Article | Drama, Field(discriminator="kind")]
