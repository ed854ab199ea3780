"""Accounts in Wagtail's admin: address, name, roles. Passwords and second factors are the person's."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.users.views import users

from .. import rules
from ..actions import (
    change_name,
    change_phone,
    change_roles,
    delete_account,
    invite,
    reset_second_factor,
    set_active,
)
from ..models import User
from ..roles import GROUP_NAMES, ROLES_BY_GROUP, Role
from ..second_factor import has_second_factor


class RolesField(forms.MultipleChoiceField):
    """Which roles an account has."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Roles"), choices=Role.choices, required=False, **kwargs)


class NewAccountForm(WagtailAdminModelForm):
    """An account for a colleague, who chooses the password by a letter."""

    roles = RolesField()

    class Meta:
        model = User
        fields = ["email", "name"]

    def save(self, commit: bool = True) -> User:
        """Open the account through the action."""
        values = self.cleaned_data
        self.instance = invite(
            actor=self.for_user, email=values["email"], name=values["name"], roles=values["roles"]
        )
        return self.instance


class AccountForm(WagtailAdminModelForm):
    """Name, telephone, roles and whether the account is on; the address is the person's to change."""

    instance: User
    email = forms.EmailField(label=_("Email"), disabled=True, required=False)
    roles = RolesField()

    class Meta:
        model = User
        fields = ["name", "phone", "is_active"]

    field_order = ["email", "name", "phone", "is_active", "roles", "lost_factor"]
    lost_factor = forms.BooleanField(
        label=_("Remove the second factor"),
        required=False,
        help_text=_("When somebody lost the telephone or key and the recovery codes. Make sure who asks."),
    )

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)
        self.fields["email"].initial = self.instance.email
        names = self.instance.groups.values_list("name", flat=True)
        self.initial["roles"] = [ROLES_BY_GROUP[name] for name in names if name in ROLES_BY_GROUP]
        may_reset = rules.may_reset_second_factor(self.for_user, self.instance)
        if not may_reset or not has_second_factor(self.instance):
            del self.fields["lost_factor"]
        if not rules.may_change_roles(self.for_user, self.instance) or editing_self:
            self.fields["roles"].disabled = True
            self.fields["is_active"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refusals of the rules are told at the field."""
        values = super().clean() or self.cleaned_data
        account = User.objects.get(pk=self.instance.pk)
        answer = rules.may_edit_account(self.for_user, account)
        if not answer:
            raise ValidationError(str(answer.reason), code=answer.code)
        gives_up = Role.ADMINISTRATOR not in values.get("roles", []) and not account.is_superuser
        if gives_up or not values.get("is_active", True):
            left = rules.another_administrator(account)
            if not left:
                raise ValidationError(str(left.reason), code=left.code)
        return values

    @transaction.atomic
    def save(self, commit: bool = True) -> User:
        """Change what changed, each through its action."""
        values, actor = self.cleaned_data, self.for_user
        user = User.objects.get(pk=self.instance.pk)
        if "name" in self.changed_data:
            change_name(actor=actor, user=user, name=values["name"])
        if "phone" in self.changed_data:
            change_phone(actor=actor, user=user, phone=values["phone"])
        if "roles" in self.changed_data:
            change_roles(actor=actor, user=user, roles=values["roles"])
        if "is_active" in self.changed_data:
            set_active(actor=actor, user=user, active=values["is_active"])
        if values.get("lost_factor"):
            reset_second_factor(actor=actor, user=user)
        self.instance = user
        return user


class IndexView(users.IndexView):
    """Accounts with their roles."""

    page_title = _("Accounts")
    add_item_label = _("Open an account")

    @cached_property
    def columns(self) -> list[Column]:
        """Name, address, roles, state."""
        title = self._get_title_column_class(users.UserColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            title("name", accessor=str, label=_("Name"), sort_key="name", get_url=self.get_edit_url),
            Column("email", label=_("Email"), sort_key="email", width="25%"),
            Column("roles", accessor=_role_names, label=_("Roles"), width="20%"),
            BooleanColumn("is_active", label=_("Active"), sort_key="is_active", width="10%"),
            DateColumn("last_login", label=_("Last login"), sort_key="last_login", width="15%"),
        ]

    @cached_property
    def search_fields(self) -> set[str]:
        """Name and address."""
        return {"name", "email"}

    def get_base_queryset(self) -> Any:
        """Open accounts, their groups in one more query."""
        return super().get_base_queryset().filter(anonymised_at=None).prefetch_related("groups")

    def order_queryset(self, queryset: Any) -> Any:
        """By the name that there is."""
        if self.ordering in ("name", "-name"):
            return queryset.order_by(self.ordering, "pk")
        return super().order_queryset(queryset)

    def get_delete_url(self, instance: User) -> str | None:
        """Offered where the rule allows."""
        if self.request.user.has_perm("people.change_user") and instance.pk != self.request.user.pk:
            return super(users.IndexView, self).get_delete_url(instance)
        return None


class EditView(users.EditView):
    """An open account."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Closed accounts are not edited."""
        super().setup(request, *args, **kwargs)
        if self.object.anonymised_at is not None:
            raise PermissionDenied
        self.can_delete = bool(rules.may_delete_account(request.user, self.object))


class DeleteView(users.DeleteView):
    """Closes an account: everything personal goes, the row stays."""

    page_title = _("Close an account")
    permission_required = "change"
    success_message = _("The account is closed.")
    usage_url_name = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the rule instead of Wagtail's permission to delete."""
        if not rules.may_delete_account(request.user, self.object) or request.user.pk == self.object.pk:
            raise PermissionDenied
        return super(users.DeleteView, self).dispatch(request, *args, **kwargs)

    @property
    def confirmation_message(self) -> Any:
        """What will happen."""
        return _(
            "The account's personal data is erased for good; published works stay under an anonymous name."
        )

    def get_usage_url(self) -> None:
        """Nothing is deleted, so nothing breaks."""

    def delete_action(self) -> None:
        """Anonymise."""
        delete_account(actor=self.request.user, user=self.object, keep_published=True)


class UserViewSet(users.UserViewSet):
    """Accounts; registered in place of Wagtail's (see ``apps.UsersAppConfig``)."""

    menu_label = _("Accounts")
    ordering = "email"
    template_prefix = "people/accounts/"
    copy_view_enabled = False
    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Opening an account asks other things than changing one."""
        return AccountForm if for_update else NewAccountForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Nothing refers to an account in a way that the usage page could show."""
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})


def _role_names(user: User) -> str:
    held = {group.name for group in user.groups.all()}
    names = [str(role.label) for role, group in GROUP_NAMES.items() if group in held]
    if user.is_superuser:
        names.append(str(_("Superuser")))
    return "、".join(names)
