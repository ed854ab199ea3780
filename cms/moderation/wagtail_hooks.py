"""What moderation adds to the admin: addresses, the menu, the queue on the first page. Only registers."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button

from cms.works.models import Work

from . import rules
from .admin import urls as review_urls
from .admin.panels import QueuePanel
from .admin.settings import ReviewSettingsGroup


class ReviewerMenuItem(MenuItem):
    """An entry that only those who may see the queue are shown."""

    def is_shown(self, request) -> bool:  # type: ignore[no-untyped-def]
        return bool(rules.may_see_queue(request.user))


class WorkloadMenuItem(MenuItem):
    """An entry for those who share out the work."""

    def is_shown(self, request) -> bool:  # type: ignore[no-untyped-def]
        return bool(rules.may_see_workload(request.user))


@hooks.register("register_admin_urls")
def review_addresses() -> list:
    """The pages of review, under /admin/review/."""
    return [path("review/", include(review_urls))]


@hooks.register("register_admin_viewset")
def review_settings() -> ReviewSettingsGroup:
    """Plans, reasons, watch words and experts, for administrators."""
    return ReviewSettingsGroup()


@hooks.register("register_admin_menu_item")
def review_menu() -> SubmenuMenuItem:
    """The entry of the menu, for reviewers."""
    items = [
        ReviewerMenuItem(_("Queue"), reverse("moderation:queue"), icon_name="tasks", order=1),
        ReviewerMenuItem(_("All works"), reverse("moderation:works"), icon_name="doc-full", order=2),
        ReviewerMenuItem(_("Substitutes"), reverse("moderation:substitutes"), icon_name="user", order=3),
        WorkloadMenuItem(_("Workload"), reverse("moderation:workload"), icon_name="view", order=4),
        ReviewerMenuItem(_("Bin"), reverse("moderation:bin"), icon_name="bin", order=5),
    ]
    return SubmenuMenuItem(_("Review"), Menu(items=items), icon_name="tasks", order=50)


@hooks.register("construct_homepage_panels")
def queue_on_the_first_page(request, panels) -> None:  # type: ignore[no-untyped-def]
    """What waits for this reviewer, above everything else."""
    if rules.may_see_queue(request.user):
        panels.insert(0, QueuePanel(request.user))


@hooks.register("insert_global_admin_css")
def review_styles() -> str:
    """The styles of the review pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("moderation/review.css"))


@hooks.register("register_page_header_buttons")
def to_the_review_page(page, user, view_name, next_url=None):
    """A button from a work's editor to its review page."""
    if isinstance(page.specific_deferred, Work):
        yield Button(
            _("Review page"), reverse("moderation:work", args=[page.pk]), icon_name="tasks", priority=5
        )
