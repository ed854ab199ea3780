"""What Wagtail's own doors may do with a work: edit it, and nothing that changes what is public."""

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester

from cms.people.roles import Role, roles_of

if TYPE_CHECKING:
    from .models import Work

# Those who may correct a work in the admin; experts read and judge.
EDITING_ROLES = frozenset({Role.FORM_REVIEWER, Role.CHIEF_EDITOR, Role.ADMINISTRATOR})


def is_editor(user: Any) -> bool:
    """Whether the account may correct works in the admin."""
    return bool(roles_of(user) & EDITING_ROLES)


class WorkPermissionTester(PagePermissionTester):
    """Says no to everyone, superusers too, where Wagtail would publish, move, copy or delete."""

    page: "Work"

    def can_edit(self) -> bool:
        return is_editor(self.user) and self.page.binned_at is None and not self.page_locked()

    def can_publish(self) -> bool:
        return False

    can_unpublish = can_publish
    can_publish_subpage = can_publish
    can_add_subpage = can_publish
    can_submit_for_moderation = can_publish
    can_set_view_restrictions = can_publish
    can_unschedule = can_publish
    can_lock = can_publish
    can_unlock = can_publish
    can_reorder_children = can_publish
    can_move = can_publish
    can_copy = can_publish

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move_to(self, destination: Any) -> bool:
        return False

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        return False


class LibraryPermissionTester(WorkPermissionTester):
    """The library itself is never touched; it only holds the works."""

    def can_edit(self) -> bool:
        return False

    def can_view_revisions(self) -> bool:
        return False
