"""The name that colleagues see, and the telephone number."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.people.actions import change_name, change_phone
from cms.people.models import User
from cms.people.phones import clean_phone

from .person import person


class ContactForm(forms.Form):
    """Name and telephone."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("As editors address you; not public."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("Only editors see it, when a work needs a quick word."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        """A number in one form."""
        return clean_phone(self.cleaned_data["phone"]) if self.cleaned_data["phone"].strip() else ""


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_contact(request: HttpRequest) -> HttpResponse:
    """Change name and telephone."""
    user = person(request)
    form = ContactForm(request.POST or None, initial={"name": user.name, "phone": user.phone})
    if request.method == "POST" and form.is_valid():
        try:
            _save(user, form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your name and telephone are saved."))
            return redirect("account_contact")
    return render(request, "account/contact.html", {"form": form})


@transaction.atomic
def _save(user: User, form: ContactForm) -> None:
    if "name" in form.changed_data:
        change_name(actor=user, user=user, name=form.cleaned_data["name"])
    if form.cleaned_data["phone"] != user.phone:
        change_phone(actor=user, user=user, phone=form.cleaned_data["phone"])
