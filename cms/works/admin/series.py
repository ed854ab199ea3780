"""Series in the admin: editors may reword them; creators make them in the studio."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from ..actions import change_series, retire_series
from ..forms import ActionForm
from ..models import Series


class SeriesForm(ActionForm):
    """Title and summary; the address and the creator stay."""

    class Meta:
        model = Series
        fields = ("title", "summary")

    def act(self) -> Series:
        """Save the series and its public term."""
        return change_series(
            actor=self.for_user,
            series_id=self.instance.pk,
            title=self.cleaned_data["title"],
            summary=self.cleaned_data["summary"],
        )


class SeriesDeleteView(DeleteView):
    """Retires a series; its works stay."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Retire it through the action."""
        retire_series(actor=self.request.user, series_id=self.object.pk)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url())


class MadeInTheStudio(ModelPermissionPolicy):
    """As the groups have it, but nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Never "add"."""
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(Series, MadeInTheStudio(Series), exact_class=True)


class SeriesViewSet(ModelViewSet):
    """The creators' series."""

    model = Series
    icon = "list-ol"
    menu_label = _("Series")
    menu_name = "series"
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    delete_view_class = SeriesDeleteView
    list_display = ("title", "creator")
    list_filter = ()
    search_fields = ("title",)
    search_backend_name = None
    form_fields = SeriesForm.Meta.fields

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Our own form."""
        return SeriesForm


series_viewset = SeriesViewSet("series")
