"""What the review templates call by name."""

from django import template

from cms.people import divisions
from cms.works.choices import LICENCES

register = template.Library()


@register.filter
def division(code: str) -> str:
    """The name of a city or county by its code; empty for none."""
    return divisions.name_of(code) if code else ""


@register.filter
def licence(code: str) -> str:
    """The name of a licence by its code; empty for none."""
    return str(LICENCES[code].name) if code in LICENCES else code
