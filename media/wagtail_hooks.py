"""Registers films with Wagtail's admin, and its list of pictures without the originals' addresses."""

from typing import Any

from wagtail import hooks
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.snippets.models import register_snippet

from .viewsets import FilmViewSet

register_snippet(FilmViewSet)


class PicturesAdminAPIViewSet(ImagesAdminAPIViewSet):
    """Wagtail's own but for the download address: originals are private and have none."""

    meta_fields = [name for name in ImagesAdminAPIViewSet.meta_fields if name != "download_url"]
    listing_default_fields = [
        name for name in ImagesAdminAPIViewSet.listing_default_fields if name != "download_url"
    ]
    nested_default_fields = [
        name for name in ImagesAdminAPIViewSet.nested_default_fields if name != "download_url"
    ]


@hooks.register("construct_admin_api", order=10)  # after Wagtail's own, which it replaces
def pictures_of_the_admin_api(router: Any) -> None:
    """Lists pictures for the admin's choosers."""
    router.register_endpoint("images", PicturesAdminAPIViewSet)
