"""What the studio's templates need of the code."""

from typing import Any

from django import template

from ..studio.views.session import words_address

register = template.Library()


@register.simple_tag
def studio_words() -> str:
    """The address of the script's words."""
    return words_address()


@register.filter
def at(found: dict[Any, Any], key: Any) -> Any:
    """What stands at ``key``; None where nothing does."""
    return found.get(key)
