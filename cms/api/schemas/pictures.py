"""Pictures and films."""

from ninja import Field, Schema


class FocalPoint(Schema):
    """What must stay visible when a picture is cropped, as shares of width and height from the top left."""

    x: float
    y: float


class Rendition(Schema):
    """A picture in one size and format."""

    width: int
    height: int
    url: str
    type: str = Field(description="A media type, for example image/webp.")


class Picture(Schema):
    """A picture with its sizes, smallest first."""

    alt: str
    width: int
    height: int
    colour: str | None = Field(description="What to show until it is loaded, as #rrggbb.")
    focal_point: FocalPoint | None
    renditions: list[Rendition]


class FilmSource(Schema):
    """A film in one size and format."""

    url: str
    type: str
    height: int | None = Field(description="Null for a playlist of several.")


class Subtitles(Schema):
    """Subtitles as WebVTT."""

    language: str
    label: str
    url: str


class Film(Schema):
    """A film; its sources are empty until it has been processed."""

    state: str
    duration: float | None = Field(description="Seconds.")
    width: int | None
    height: int | None
    poster: Picture | str | None
    sources: list[FilmSource]
    subtitles: list[Subtitles]
