"""What the studio's templates need of the code."""

from django import template

from ..studio.views.session import words_address

register = template.Library()


@register.simple_tag
def studio_words() -> str:
    """The address of the script's words."""
    return words_address()
