"""Errors: RFC 9457, with a code for programs and Chinese words for people."""

from ninja import Field, Schema


class ProblemField(Schema):
    """One parameter that is wrong."""

    place: str = Field(description="Where it stands: query or path.")
    name: str
    code: str
    detail: str


class Problem(Schema):
    """An error."""

    type: str = Field(description="A URN that names the kind of problem.")
    title: str
    status: int
    code: str = Field(description="The same name in short, for programs.")
    detail: str
    instance: str = Field(description="The path that was asked for.")
    errors: list[ProblemField] = Field(default=[], description="Only for invalid parameters.")
    work: str | None = Field(default=None, description="Only for a work that was taken down: its title.")
