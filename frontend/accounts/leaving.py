"""Taking one's data along, and closing the account."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.answers import Refused
from cms.people import rules
from cms.people.actions import delete_account, export_account

from .person import person


class DeleteForm(forms.Form):
    """What stays, and a deliberate word."""

    keep_published = forms.ChoiceField(
        label=gettext_lazy("Your published works"),
        choices=[
            ("stay", gettext_lazy("stay, under an anonymous name")),
            ("go", gettext_lazy("are taken down")),
        ],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I understand that my account and drafts cannot be brought back"),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def export(request: HttpRequest) -> HttpResponse:
    """Everything about the person as a ZIP of JSON files."""
    if request.method != "POST":
        return render(request, "account/export.html")
    archive = export_account(actor=person(request), user=person(request))
    response = HttpResponse(archive, content_type="application/zip")
    name = f"my-account-{timezone.localdate():%Y%m%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def delete(request: HttpRequest) -> HttpResponse:
    """Close one's own account, after giving the password again."""
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep = form.cleaned_data["keep_published"] == "stay"
        try:
            delete_account(actor=person(request), user=person(request), keep_published=keep)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            messages.success(request, _("Your account is closed and your personal data erased."))
            return redirect("account_login")
    answer = rules.may_delete_account(person(request), person(request))
    return render(request, "account/delete.html", {"form": form, "answer": answer})
