"""Who has how much to do, and where works pile up: for chief editors and administrators."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .. import queries, rules
from .views import ReviewAdminView


class WorkloadView(ReviewAdminView):
    """Open and late works by stage, and each reviewer's share of the last thirty days."""

    page_title = _("Workload")
    header_icon = "view"
    template_name = "moderation/admin/workload.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        rules.may_see_workload(request.user).require()
        return self.render_to_response(
            self.get_context_data(stages=queries.open_by_stage(), loads=queries.workload())
        )
