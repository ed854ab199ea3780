"""What Wagtail lets an administrator do to many accounts at once, through our rules and actions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from .. import rules
from ..actions import change_roles, delete_account, set_active
from ..models import User
from ..roles import Role, roles_of


class RoleForm(forms.Form):
    """Which role."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class AssignRole(AssignRoleBulkAction):
    """Adds one role."""

    form_class = RoleForm

    def check_perm(self, obj: User) -> bool:
        """The rule on roles."""
        return bool(rules.may_change_roles(self.request.user, obj))

    def get_execution_context(self) -> dict[str, Any]:
        """The role, and who gives it."""
        return {"role": Role(self.cleaned_form.cleaned_data["role"]), "user": self.request.user}

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects: Iterable[User], **kwargs: Any) -> tuple[int, int]:
        """All or none."""
        done = 0
        for account in objects:
            change_roles(actor=kwargs["user"], user=account, roles=roles_of(account) | {kwargs["role"]})
            done += 1
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many."""
        return ngettext(
            "%(count)d account has the role %(role)s.",
            "%(count)d accounts have the role %(role)s.",
            num_parent_objects,
        ) % {"count": num_parent_objects, "role": Role(self.cleaned_form.cleaned_data["role"]).label}


class SetActive(SetActiveStateBulkAction):
    """Switches on or off."""

    def check_perm(self, obj: User) -> bool:
        """The rules on roles, and on the last administrator."""
        return bool(
            rules.may_change_roles(self.request.user, obj)
            and obj.pk != self.request.user.pk
            and rules.another_administrator(obj)
        )

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects: Iterable[User], **kwargs: Any) -> tuple[int, int]:
        """All or none."""
        done = 0
        for account in objects:
            set_active(actor=kwargs["user"], user=account, active=kwargs["mark_as_active"])
            done += 1
        return done, 0


class CloseAccounts(UserBulkAction):
    """Anonymises, in the place where Wagtail would delete."""

    display_name = _("Close accounts")
    action_type = "delete"
    action_priority = 10
    classes = {"serious"}
    aria_label = _("Close selected accounts")
    template_name = "people/accounts/confirm_bulk_close.html"

    def check_perm(self, obj: User) -> bool:
        """The rule on leaving; one's own account is closed on its own page."""
        return bool(rules.may_delete_account(self.request.user, obj)) and obj.pk != self.request.user.pk

    def get_execution_context(self) -> dict[str, Any]:
        """Who closes them."""
        return {"user": self.request.user}

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects: Iterable[User], **kwargs: Any) -> tuple[int, int]:
        """All or none."""
        done = 0
        for account in objects:
            delete_account(actor=kwargs["user"], user=account, keep_published=True)
            done += 1
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many."""
        return ngettext(
            "%(count)d account is closed.", "%(count)d accounts are closed.", num_parent_objects
        ) % {"count": num_parent_objects}
