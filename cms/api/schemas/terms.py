"""Topics, creators, organisations and series."""

from typing import Literal

from ninja import Field, Schema

from .pictures import Picture


class Reference(Schema):
    """How something with a name is referred to."""

    id: str
    name: str
    slug: str
    url: str | None = Field(description="Its public page; null where it has none.")


class Coded(Schema):
    """A code and its name in Chinese."""

    code: str
    name: str


class Creator(Reference):
    """A creator as shown beside a work."""

    kind: Literal["person", "school", "organisation"]
    city: Coded | None
    avatar: Picture | None


class WholeCreator(Creator):
    """A creator with what they say of themselves."""

    county: Coded | None
    bio: str


class Credit(Schema):
    """One line of the credits."""

    role: str
    name: str
    creator: Reference | None = Field(description="Null when the name is not a creator's of this site.")


class Topic(Reference):
    """A topic with what is under it."""

    introduction: str
    children: list["Topic"]


class WholeTopic(Topic):
    """A topic, what is above it and what is under it."""

    parents: list[Reference] = Field(description="From the root down to the topic above.")


class Topics(Schema):
    """The whole tree; it is never cut into pages."""

    items: list[Topic]
    next: None


class Creators(Schema):
    """Some creators and the cursor of the next ones."""

    items: list[WholeCreator]
    next: str | None
