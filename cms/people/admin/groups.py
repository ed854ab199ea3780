"""Groups in the admin: those that stand for a role keep their name."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.users.forms import GroupForm
from wagtail.users.views import groups

from ..roles import ROLES_BY_GROUP


class RoleGroupForm(GroupForm):
    """Wagtail's form, which may not rename what the house knows by name."""

    def clean_name(self) -> str:
        """Refuse a new name for a role's group."""
        name: str = super().clean_name()
        before = (
            type(self.instance).objects.filter(pk=self.instance.pk).values_list("name", flat=True).first()
        )
        if before in ROLES_BY_GROUP and name != before:
            raise ValidationError(_("This group stands for a role and keeps its name."))
        return name


class DeleteView(groups.DeleteView):
    """Deletes groups that stand for no role."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Refuse the deletion of a role's group."""
        if self.get_object().name in ROLES_BY_GROUP:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class GroupViewSet(groups.GroupViewSet):
    """Wagtail's groups, with the roles' groups protected."""

    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> type[GroupForm]:
        """Our form for both."""
        return RoleGroupForm
