"""The bin: works that were deleted wait here, and can be taken out as they were."""

from datetime import timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from cms.works.cleaning import identifier
from cms.works.models import Work

from .forms import RestoreForm
from .views import ReviewAdminView, attempt


class BinView(ReviewAdminView):
    """What is in the bin, the newest first, each with the day on which it goes for good."""

    page_title = _("Bin")
    header_icon = "bin"
    template_name = "moderation/admin/bin.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        works = (
            Work.objects.exclude(binned_at=None)
            .select_related("creator", "owner")
            .order_by("-binned_at", "-pk")
        )
        page = Paginator(works, 50).get_page(request.GET.get("p"))
        kept = timedelta(days=settings.MODERATION_BIN_DAYS)
        rows = [{"work": work, "goes_at": work.binned_at + kept} for work in page]
        return self.render_to_response(self.get_context_data(page_obj=page, rows=rows))

    def post(self, request: HttpRequest) -> HttpResponse:
        work = get_object_or_404(Work, pk=identifier(request.POST.get("work")) or 0)
        attempt(request, RestoreForm({}, work=work))
        return redirect("moderation:bin")
