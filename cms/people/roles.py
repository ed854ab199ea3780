"""Roles: what an account is here to do. Each role is one group of Django's.

A creator needs no role: everyone who signs in may make works.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .models import User


class Role(models.TextChoices):
    """The roles of docs/architecture.md."""

    FORM_REVIEWER = "form_reviewer", _("Form reviewer")
    EXPERT = "expert", _("Science expert")
    CHIEF_EDITOR = "chief_editor", _("Chief editor")
    ADMINISTRATOR = "administrator", _("Administrator")
    ORGANISER = "organiser", _("Organiser")
    JUDGE = "judge", _("Judge")


# Stored as the groups' names (see the migration), so they are data and not translated.
GROUP_NAMES: dict[Role, str] = {
    Role.FORM_REVIEWER: "形式审核员",
    Role.EXPERT: "科学审核专家",
    Role.CHIEF_EDITOR: "终审编辑",
    Role.ADMINISTRATOR: "管理员",
    Role.ORGANISER: "组织者",
    Role.JUDGE: "评委",
}
ROLES_BY_GROUP: dict[str, Role] = {name: role for role, name in GROUP_NAMES.items()}

# Who has Wagtail's admin; organisers and judges have pages of their own.
ADMIN_ROLES: frozenset[Role] = frozenset(
    {Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR, Role.ADMINISTRATOR}
)


def roles_of(user: Any) -> frozenset[Role]:
    """The roles of an account; empty for visitors and for accounts that are switched off.

    One query, then kept on ``user``; ``forget_roles`` drops what was kept.
    """
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return frozenset()
    kept: frozenset[Role] | None = getattr(user, "_roles", None)
    if kept is None:
        names = user.groups.values_list("name", flat=True)
        kept = frozenset(ROLES_BY_GROUP[name] for name in names if name in ROLES_BY_GROUP)
        if user.is_superuser:
            kept |= {Role.ADMINISTRATOR}
        user._roles = kept
    return kept


def forget_roles(user: User) -> None:
    """Drop what ``roles_of`` kept on ``user``, after its groups changed."""
    user.__dict__.pop("_roles", None)


def has_role(user: Any, role: Role) -> bool:
    """Whether the account has the role now."""
    return role in roles_of(user)


def has_admin_access(user: Any) -> bool:
    """Whether the account may enter Wagtail's admin."""
    return bool(roles_of(user) & ADMIN_ROLES)


def users_with(role: Role) -> QuerySet[User]:
    """Active accounts with the role, by id."""
    holds = Q(groups__name=GROUP_NAMES[role])
    if role == Role.ADMINISTRATOR:
        holds |= Q(is_superuser=True)
    return User.objects.filter(holds, is_active=True).order_by("pk").distinct()


def group_of(role: Role) -> Group:
    """The group that stands for the role. The migration made it; made again if it was deleted."""
    group, _made = Group.objects.get_or_create(name=GROUP_NAMES[role])
    return group


def grant(apps: Any, role: Role | str, app_label: str, model: str, *codenames: str) -> None:
    """Give a role permissions, in a room's data migration.

    Django makes permission rows only after all migrations ran, so they are made here when they
    are missing, as Wagtail's own migrations do.

    Args:
        apps: the migration's app registry; the migration depends on people's 0003 and on the
            migration that made ``model``.
        codenames: for example ``"change_topic"``.
    """
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP_NAMES[Role(role)])
    content_type, _made = content_types.get_or_create(app_label=app_label, model=model)
    for codename in codenames:
        permission, _made = permissions.get_or_create(
            content_type=content_type,
            codename=codename,
            defaults={"name": f"Can {codename.replace('_', ' ')}"},
        )
        group.permissions.add(permission)


def revoke_all(apps: Any, app_label: str, model: str) -> None:
    """Undo ``grant`` for every role on ``model``, when a migration is reversed."""
    through: type[models.Model] = apps.get_model("auth", "Group").permissions.through
    through._default_manager.filter(
        permission__content_type__app_label=app_label, permission__content_type__model=model
    ).delete()
