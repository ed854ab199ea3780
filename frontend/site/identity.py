"""What an administrator says of the site, read once for each request."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from site_config.models import SiteIdentity


def of(request: HttpRequest) -> SiteIdentity:
    """The site's identity; the defaults while nobody gave one. One query for each request."""
    if not hasattr(request, "site_identity"):
        request.site_identity = SiteIdentity.objects.first() or SiteIdentity()  # type: ignore[attr-defined]
    return request.site_identity  # type: ignore[attr-defined]


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``identity`` in every template, asked for only where it is used."""
    return {"identity": SimpleLazyObject(lambda: of(request))}
