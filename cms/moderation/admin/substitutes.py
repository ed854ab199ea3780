"""Who stands in for whom: reviewers name their own substitute, administrators anybody's."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from cms.answers import Refused
from cms.people.models import User
from cms.people.roles import ADMIN_ROLES, GROUP_NAMES, Role, has_role
from cms.works.cleaning import identifier

from .. import actions
from ..models import Substitution
from .views import ReviewAdminView
from .widgets import MomentInput


class SubstitutionForm(forms.Form):
    """Who is away, who stands in, from when until when."""

    away = forms.ModelChoiceField(label=_("Who is away"), queryset=User.objects.none())
    substitute = forms.ModelChoiceField(label=_("Substitute"), queryset=User.objects.none())
    starts = forms.DateTimeField(label=_("From"), widget=MomentInput)
    ends = forms.DateTimeField(label=_("Until"), widget=MomentInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [GROUP_NAMES[role] for role in ADMIN_ROLES]
        colleagues = User.objects.filter(is_active=True, groups__name__in=names).distinct().order_by("name")
        self.fields["substitute"].queryset = colleagues
        is_administrator = has_role(user, Role.ADMINISTRATOR)
        self.fields["away"].queryset = colleagues if is_administrator else colleagues.filter(pk=user.pk)
        self.fields["away"].initial = user.pk


class SubstitutesView(ReviewAdminView):
    """The list of substitutions that run or are to come, and a form for another."""

    page_title = _("Substitutes")
    header_icon = "user"
    template_name = "moderation/admin/substitutes.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(SubstitutionForm(user=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "end" in request.POST:
            return self._end(request)
        form = SubstitutionForm(request.POST, user=request.user)
        if form.is_valid():
            try:
                actions.set_substitute(actor=request.user, **form.cleaned_data)
            except forms.ValidationError as error:
                form.add_error(None, error)
            except Refused as refusal:
                form.add_error(None, str(refusal.answer.reason))
            else:
                messages.success(request, _("The substitute is set."))
                return redirect("moderation:substitutes")
        return self._show(form, status=422)

    def _end(self, request: HttpRequest) -> HttpResponse:
        try:
            actions.end_substitution(actor=request.user, substitution_id=identifier(request.POST["end"]) or 0)
            messages.success(request, _("The substitution is ended."))
        except (Substitution.DoesNotExist, ValueError):
            messages.error(request, _("It is not there any more."))
        except Refused as refusal:
            messages.error(request, str(refusal.answer.reason))
        return redirect("moderation:substitutes")

    def _show(self, form: SubstitutionForm, status: int = 200) -> HttpResponse:
        rows = (
            Substitution.objects.filter(ends__gt=timezone.now())
            .select_related("user", "substitute")
            .order_by("starts")
        )
        return self.render_to_response(
            self.get_context_data(form=form, substitutions=rows, now=timezone.now()), status=status
        )
