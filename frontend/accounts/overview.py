"""Where the account pages begin, and the rules of the platform."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.people import queries, rules


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What there is to set, and what is missing before a work can be submitted."""
    return render(
        request,
        "account/overview.html",
        {
            "creator": rules.creator_of(request.user),
            "may_submit": rules.may_submit_works(request.user),
            "unread": queries.unread_count(request.user),
        },
    )


@require_safe
def rules_page(request: HttpRequest) -> HttpResponse:
    """The rules that one agrees to at sign-up."""
    return render(request, "account/rules.html")
