"""What reading and writing the public record can answer instead of a row."""

import uuid

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class NotPublished(LookupError):
    """Nothing is public under this address, and nothing was."""


class Gone(LookupError):
    """It was public and was taken down; ``reason`` is in the words that readers are shown."""

    def __init__(self, *, title: str, reason: str, publication_id: uuid.UUID) -> None:
        super().__init__(reason)
        self.title = title
        self.reason = reason
        self.publication_id = publication_id


class AddressTaken(ValidationError):
    """Another publication or term has this address."""

    def __init__(self) -> None:
        super().__init__({"slug": _("This address is taken. Choose another.")}, code="address_taken")


class BadCursor(ValueError):
    """A cursor that we didn't give, or gave for another question."""

    code = "bad_cursor"
