"""Registers this room's pages in Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from .admin.series import series_viewset
from .admin.topics import topic_viewset


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    """Topics and series."""
    return [topic_viewset, series_viewset]
