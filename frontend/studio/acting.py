"""Acts of plain pages: what was done or why not, said on the next page."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cms.answers import Refused

Result = TypeVar("Result")


def act(request: HttpRequest, action: Callable[[], Result], done: str = "") -> Result | None:
    """Do ``action``. Its result and ``done`` as a message; or None and the reason as a message."""
    try:
        result = action()
    except Refused as refusal:
        messages.error(request, str(refusal.answer.reason))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if done:
            messages.success(request, done)
        return result
    return None
