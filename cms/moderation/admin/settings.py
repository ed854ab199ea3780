"""What an administrator sets without code: plans and stages, reasons, watch words, experts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cms.works.editable import MODELS

from ..models import Affiliation, Expertise, Reason, ReviewPlan, WatchWord


class ReviewPlanForm(WagtailAdminModelForm):
    """Offers the kinds there are, and a plan for any kind without its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"),
            required=False,
            choices=[("", _("Any kind without a plan of its own"))]
            + [(kind, model._meta.verbose_name) for kind, model in MODELS.items()],
        )


class ReviewPlanViewSet(ModelViewSet):
    """Plans, each with its stages in order."""

    model = ReviewPlan
    icon = "tasks"
    menu_label = _("Review plans")
    list_display = ["__str__", "lane"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("kind"),
            FieldPanel("lane"),
            InlinePanel(
                "stages",
                heading=_("Stages in their order"),
                label=_("Stage"),
                min_num=1,
                panels=[
                    FieldPanel("name"),
                    FieldPanel("code"),
                    FieldPanel("group"),
                    FieldPanel("hours"),
                    FieldPanel("needs_expertise"),
                    FieldPanel("independent"),
                ],
            ),
        ],
        base_form_class=ReviewPlanForm,
    )


class ReasonViewSet(ModelViewSet):
    """The reasons that reviewers choose from."""

    model = Reason
    icon = "list-ul"
    list_display = ["text", "purpose", "position", "is_active"]
    list_filter = ["purpose", "is_active"]
    copy_view_enabled = False
    form_fields = ["purpose", "text", "position", "is_active"]


class WatchWordViewSet(ModelViewSet):
    """Words whose context reviewers are shown."""

    model = WatchWord
    icon = "warning"
    list_display = ["word", "advice"]
    search_fields = ["word"]
    search_backend_name = None
    copy_view_enabled = False
    form_fields = ["word", "advice"]


class ExpertiseViewSet(ModelViewSet):
    """Which reviewer is an expert of which topic."""

    model = Expertise
    icon = "glasses"
    list_display = ["user", "topic"]
    list_filter = ["topic"]
    copy_view_enabled = False
    form_fields = ["user", "topic"]


class AffiliationViewSet(ModelViewSet):
    """To which organisations a reviewer belongs: at independent stages they decide none of its works."""

    model = Affiliation
    icon = "group"
    list_display = ["user", "organisation"]
    list_filter = ["organisation"]
    copy_view_enabled = False
    form_fields = ["user", "organisation"]


class ReviewSettingsGroup(ModelViewSetGroup):
    """One entry of the menu for all of these."""

    menu_label = _("Review settings")
    menu_icon = "cogs"
    menu_order = 410
    items = (ReviewPlanViewSet, ReasonViewSet, WatchWordViewSet, ExpertiseViewSet, AffiliationViewSet)
