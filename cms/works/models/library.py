"""The one page under which every work lives."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.answers import no

from ..permissions import LibraryPermissionTester


class Library(Page):
    """The works' parent in Wagtail's tree. It has no page of its own on the site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["works.Video", "works.Comic", "works.Article", "works.Drama"]
    max_count = 1
    is_creatable = False  # a migration made it
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("library")

    def permissions_for_user(self, user: Any) -> LibraryPermissionTester:
        """What Wagtail's own pages let ``user`` do: look."""
        return LibraryPermissionTester(user, self)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """The library stays. Raises ``Refused``."""
        _STAYS.require()


_STAYS = no("library_stays", _("The library holds the works and stays."))
