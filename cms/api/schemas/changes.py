"""The change feed."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema


class Change(Schema):
    """That something public changed; ask for the work or term itself to see what it is now."""

    change: int = Field(description="Grows by one with each change.")
    what: Literal["published", "corrected", "withdrawn", "term"]
    work: str | None = Field(description="The work's id; null when a name changed.")
    facet: str | None = Field(description="When a name changed: topic, creator, organisation or series.")
    term: str | None = Field(description="When a name changed: the id of what has it.")
    at: datetime


class Changes(Schema):
    """Some changes in order. Whoever has seen a change has seen all smaller ones."""

    items: list[Change]
    next: str | None = Field(description="Give it as ``cursor`` to go on; null when this was the last.")
