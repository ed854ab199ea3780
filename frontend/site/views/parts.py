"""A page that shows every component in its states; only where DEBUG is on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from frontend.components import samples

from ..caching import LANGUAGE


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """All components with made-up contents. No queries of its own."""
    with translation.override(LANGUAGE):
        return render(request, "site/components.html", samples.everything())
