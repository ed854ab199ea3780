"""Remembering what was loaded."""

from collections.abc import Callable
from typing import TypeVar

from django.db import models, transaction

from ..models import DemoItem

Row = TypeVar("Row", bound=models.Model)


def known(key: str) -> int | None:
    """The id of what was loaded under a key."""
    return DemoItem.objects.filter(key=key).values_list("object_id", flat=True).first()


def once(key: str, model: type[Row], make: Callable[[], Row]) -> Row:
    """The row under a key; made, in one transaction with the note of it, when it is not there."""
    found = known(key)
    row = model._default_manager.filter(pk=found).first() if found is not None else None
    if row is not None:
        return row
    with transaction.atomic():
        row = make()
        DemoItem.objects.update_or_create(key=key, defaults={"object_id": row.pk, "steps_done": 0})
    return row


def key_of_film(film_id: int) -> str | None:
    """The work whose film this is, by its name in the content files."""
    key = (
        DemoItem.objects.filter(key__startswith="film:", object_id=film_id)
        .values_list("key", flat=True)
        .first()
    )
    return key.removeprefix("film:") if key else None
