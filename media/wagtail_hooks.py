"""Registers films with Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import FilmViewSet

register_snippet(FilmViewSet)
