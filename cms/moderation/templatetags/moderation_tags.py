"""What the review templates call by name."""

from django import template

from cms.people import divisions

register = template.Library()


@register.filter
def division(code: str) -> str:
    """The name of a city or county by its code; empty for none."""
    return divisions.name_of(code) if code else ""
