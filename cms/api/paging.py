"""Parameters that lists share, and how they are read."""

import datetime
import re
from typing import Annotated, Any

from django.utils import timezone
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG = r"^[-a-zA-Z0-9_]{1,120}$"
DIVISION = r"^[0-9]{6}$"
PLAIN = r"^[^\x00-\x1f\x7f]{1,64}$"

_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)([Zz]|[+-]\d{2}:\d{2})?)?", re.ASCII
)


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,18}", value):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


def _moment(value: str) -> datetime.datetime:
    """A day (from its start, in China) or a moment as RFC 3339 writes it, in UTC."""
    found = _MOMENT.fullmatch(value)
    try:
        if not found:
            raise ValueError(value)
        day, time, zone = found.groups()
        time = (time or "00:00").replace(":60", ":59")  # a leap second
        whole = datetime.datetime.fromisoformat(f"{day}T{_six_digits(time)}{(zone or '').upper()}")
    except ValueError as error:
        raise PydanticCustomError("datetime_parsing", "not a date") from error
    if whole.tzinfo is None:
        whole = whole.replace(tzinfo=timezone.get_default_timezone())
    try:
        return whole.astimezone(datetime.UTC)
    except OverflowError:  # the first or the last day that there is
        return whole.replace(tzinfo=datetime.UTC)


def _six_digits(time: str) -> str:
    whole, dot, part = time.partition(".")
    return whole + dot + part[:6].ljust(6, "0") if dot else whole


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Moment = Annotated[
    str,
    AfterValidator(_moment),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
    ),
]


class Paged(Schema):
    """How much of a list, and from where."""

    cursor: str | None = Field(
        None,
        max_length=600,
        pattern=r"^[^\x00]*$",
        description="`next` of the page before, with the same other parameters.",
    )
    limit: WholeNumber = Field(20, ge=1, le=100, description="How many items.")
