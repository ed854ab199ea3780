"""A work as the public would see it, for its authors and its reviewers."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.http import require_safe

from cms.moderation.rules import may_preview
from cms.publishing import queries
from cms.works import publication
from cms.works.models import Work

from ..caching import LANGUAGE
from .works import context_of, template_of

_LONGEST_NUMBER = 12  # digits


@require_safe
def preview(request: HttpRequest, work_id: int) -> HttpResponse:
    """The latest draft, or the revision that ``?revision=`` names.

    Answers 403 with the rule's reason to those who may not see it, and sends those who have not
    signed in to do so.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    work = get_object_or_404(Work, pk=work_id).specific
    may_preview(request.user, work).require()
    return draw(request, _wanted(work, request.GET.get("revision", "")))


def draw(request: HttpRequest, work: Work) -> HttpResponse:
    """The page of ``work`` as it is in memory, with a banner that says so. Whoever calls has asked the rule.

    It is kept by no cache and by no search engine, and can stand in a frame of our own pages.
    """
    with translation.override(LANGUAGE):
        shown = queries.preview(publication.build(work, preview=True))
        response = render(request, template_of(shown), context_of(shown, preview=True))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _wanted(work: Work, revision: str) -> Work:
    if not revision:
        return work.get_latest_revision_as_object()
    if not revision.isdecimal() or len(revision) > _LONGEST_NUMBER:
        raise Http404(revision)
    return get_object_or_404(work.revisions, pk=int(revision)).as_object()
