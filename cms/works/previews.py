"""How a preview is shown: the site stands above works and registers how it draws one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

if TYPE_CHECKING:
    from .models import Work

# Draws ``publication.build(work, preview=True)`` as the public page would look.
Renderer = Callable[[HttpRequest, "Work"], HttpResponse]
_renderers: list[Renderer] = []


def register(renderer: Renderer) -> None:
    """Put ``renderer`` in charge of previews; called once, when the site's app is ready."""
    _renderers[:] = [renderer]


def response(request: HttpRequest, work: "Work") -> HttpResponse:
    """The page of ``work`` as it is in memory; without a renderer, where its last saved draft is shown."""
    if not _renderers:
        return HttpResponseRedirect(f"/preview/{work.pk}/")
    return _renderers[0](request, work)
