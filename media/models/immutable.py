"""A file that was received never changes: what refers to it was reviewed with that file."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class FileIsImmutable(ValidationError):
    """Somebody tried to put another file in a received one's place."""

    def __init__(self) -> None:
        super().__init__(
            _("A file can't be replaced, because works were reviewed with it. Upload the new one beside it."),
            code="file_is_immutable",
        )


def forbid_new_file(row: models.Model, field: str, update_fields: Iterable[str] | None) -> None:
    """Raise ``FileIsImmutable`` if saving ``row`` would change the file that is stored for it."""
    if row._state.adding or row.pk is None or (update_fields is not None and field not in update_fields):
        return
    if field in row.get_deferred_fields():
        return
    stored = type(row)._default_manager.filter(pk=row.pk).values_list(field, flat=True).first()
    if stored and stored != getattr(row, field).name:
        raise FileIsImmutable
