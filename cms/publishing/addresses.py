"""Public addresses: paths on the site, and the same with its scheme and host."""

from django.conf import settings

from .models import Facet

_TERM_PATHS = {Facet.TOPIC: "/topics/{slug}/", Facet.CREATOR: "/creators/{slug}/"}


def absolute(path: str) -> str:
    """The whole address of a path on the public site; one that has a host already is left as it is."""
    return settings.PUBLIC_URL + path if path.startswith("/") else path


def term_path(facet: str, slug: str) -> str | None:
    """The path of a topic's or a creator's page; None for facets without pages."""
    pattern = _TERM_PATHS.get(Facet(facet))
    return pattern.format(slug=slug) if pattern else None
