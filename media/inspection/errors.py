"""Why a file was not accepted."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.functional import Promise


class Unacceptable(ValidationError):
    """A file that is not taken. ``code`` says why to programs; the message says what to do."""

    def __init__(self, code: str, message: str | Promise, **params: object) -> None:
        super().__init__(cast(Any, message), code=code, params=params or None)
