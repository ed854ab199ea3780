"""What this room adds to Wagtail's admin."""

from typing import Any

from wagtail import hooks

from .admin.bulk import AssignRole, CloseAccounts, SetActive
from .admin.menu import account_pages
from .admin.people import PeopleViewSetGroup

# After Wagtail's own, which have the same names: the later registration counts.
for action in (AssignRole, SetActive, CloseAccounts):
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("register_admin_viewset")
def people_viewsets() -> Any:
    """Creators and organisations."""
    return PeopleViewSetGroup()


hooks.register("register_account_menu_item", account_pages)
