"""Creators and organisations in Wagtail's admin. Guardians are not shown here."""

from typing import Any, NoReturn

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .. import divisions, rules
from ..actions import change_profile, save_organisation
from ..models import Creator, Organisation

CITIES = [("", "—"), *divisions.choices()]
COUNTIES = [
    ("", "—"),
    *(
        (city.name, divisions.choices(city.code))
        for city in divisions.cities()
        if divisions.counties(city.code)
    ),
]


class DivisionForm(WagtailAdminModelForm):
    """Chooses city and county by name."""

    city = forms.ChoiceField(label=_("City"), choices=CITIES, required=False)
    county = forms.ChoiceField(label=_("County"), choices=COUNTIES, required=False)

    def clean(self) -> dict[str, Any]:
        """A county belongs to its city."""
        values = super().clean() or self.cleaned_data
        city, county = values.get("city", ""), values.get("county", "")
        if county and not divisions.is_valid(city, county):
            raise ValidationError({"county": _("This county does not belong to the city.")})
        return values


class OrganisationForm(DivisionForm):
    """An organisation; its address is made from the name."""

    class Meta:
        model = Organisation
        fields = ["name", "kind", "city", "county"]

    def save(self, commit: bool = True) -> Organisation:
        """Through the action, which keeps the public name in step."""
        return save_organisation(actor=self.for_user, organisation=self.instance)


class CreatorForm(DivisionForm):
    """What an administrator may put right in somebody's profile."""

    class Meta:
        model = Creator
        fields = ["name", "bio", "city", "county", "organisation", "is_minor"]

    def clean(self) -> dict[str, Any]:
        """Closed profiles stay as they are."""
        values = super().clean()
        answer = rules.may_edit_creator(self.for_user, self.instance)
        if not answer:
            raise ValidationError(str(answer.reason), code=answer.code)
        return values

    def save(self, commit: bool = True) -> Creator:
        """Through the action, which keeps the public name in step."""
        changes = {field: self.cleaned_data[field] for field in self.changed_data}
        creator = Creator.objects.get(pk=self.instance.pk)
        return change_profile(actor=self.for_user, creator=creator, **changes)


class NoDeleteView(generic.DeleteView):
    """Creators and organisations are named by works and never go away."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise PermissionDenied


class NoAddView(generic.CreateView):
    """A profile is made by its person."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refused."""
        raise PermissionDenied


class StayingViewSet(ModelViewSet):
    """Rows that are changed and never deleted."""

    copy_view_enabled = False
    add_to_reference_index = False
    delete_view_class = NoDeleteView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No button leads to deletion or to usage."""
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})


class OrganisationViewSet(StayingViewSet):
    """Organisations."""

    model = Organisation
    icon = "home"
    list_display = [
        "name",
        Column("kind", accessor="get_kind_display", label=_("Kind")),
        Column("city_name", label=_("City")),
    ]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """One form for both."""
        return OrganisationForm


class CreatorIndexView(generic.IndexView):
    """Profiles with their organisations in one query."""

    def get_base_queryset(self) -> Any:
        """The profiles of open accounts."""
        return super().get_base_queryset().filter(user__isnull=False).select_related("organisation")


class CreatorViewSet(StayingViewSet):
    """Creators; read mostly."""

    model = Creator
    icon = "user"
    index_view_class = CreatorIndexView
    add_view_class = NoAddView
    list_display = [
        "name",
        Column("kind", accessor="get_kind_display", label=_("Kind")),
        Column("city_name", label=_("City")),
        Column("organisation", label=_("Organisation")),
        BooleanColumn("is_minor", label=_("Under 18")),
        DateColumn("created_at", label=_("Member since"), width="15%"),
    ]
    list_filter = ["kind", "is_minor"]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["name"]
    inspect_view_enabled = True
    inspect_view_fields = ["name", "kind", "slug", "bio", "organisation", "is_minor", "created_at"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No button leads to a new profile."""
        return super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """One form."""
        return CreatorForm


class PeopleViewSetGroup(ModelViewSetGroup):
    """The menu."""

    menu_label = _("Creators and organisations")
    menu_name = "people"
    menu_icon = "group"
    menu_order = 500
    items = (CreatorViewSet, OrganisationViewSet)
