"""Notices, and what a person wants to be told."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.people import queries
from cms.people.actions import read_notifications, set_notification_preferences
from cms.people.models.notifications import Topic

from .person import person

PER_PAGE = 30
WAYS = [("on_site", gettext_lazy("On the site")), ("by_mail", gettext_lazy("By mail"))]


class ChoicesForm(forms.Form):
    """For each topic, the ways in which to hear of it."""

    def __init__(self, *args: object, chosen: dict[str, tuple[bool, bool]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for topic in Topic:
            on_site, by_mail = chosen[topic]
            self.fields[topic.value] = forms.MultipleChoiceField(
                label=topic.label,
                choices=WAYS,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[way for way, wanted in (("on_site", on_site), ("by_mail", by_mail)) if wanted],
            )

    def choices(self) -> dict[str, tuple[bool, bool]]:
        """What was chosen, as the action takes it."""
        return {topic: ("on_site" in ways, "by_mail" in ways) for topic, ways in self.cleaned_data.items()}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_notices(request: HttpRequest) -> HttpResponse:
    """A person's notices; posting marks all as read."""
    if request.method == "POST":
        read_notifications(user=person(request))
        return redirect("account_notices")
    page = Paginator(queries.notices_of(person(request)), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "account/notices.html", {"page": page, "unread": queries.unread_count(person(request))}
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_choices(request: HttpRequest) -> HttpResponse:
    """Choose for each topic."""
    form = ChoicesForm(request.POST or None, chosen=queries.choices_of(person(request)))
    if request.method == "POST":
        # A form with every box empty has no data but its token: it is bound all the same.
        form = ChoicesForm(request.POST, chosen=queries.choices_of(person(request)))
        if form.is_valid():
            set_notification_preferences(user=person(request), choices=form.choices())
            messages.success(request, _("Your choices are saved."))
            return redirect("account_notice_choices")
    return render(request, "account/notice_choices.html", {"form": form})
