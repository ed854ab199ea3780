"""The form that editors correct works with in Wagtail's admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from cms.people import divisions

from .choices import Audience


class WorkForm(WagtailAdminPageForm):
    """Gives audiences and cities their lists."""

    audiences = forms.MultipleChoiceField(
        label=_("Audiences"), choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    city = forms.ChoiceField(label=_("City"), choices=[("", "—"), *divisions.choices()], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].max_length = 120


class ActionForm(WagtailAdminModelForm):
    """A form that saves through an action of this room, as the account that is signed in."""

    def save(self, commit: bool = True) -> Any:
        """Save by the action. Raises ``Refused``."""
        return self.act() if commit else super().save(commit=False)

    def act(self) -> Any:
        """Call the action and return the row."""
        raise NotImplementedError
