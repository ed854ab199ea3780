"""What the review pages of the admin share: who may see them, and how an act answers."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.answers import Refused

from .. import rules
from .forms import ActForm

MOVED_ON = _("This can't be done any more: the work has moved on. Look again.")


class ReviewAdminView(WagtailAdminTemplateMixin, View):
    """A page of the review part of the admin: for those who may see the queue."""

    header_icon = "tasks"
    section: Any = _("Review")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rules.may_see_queue(request.user).require()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("moderation:queue"), "label": self.section},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]


def attempt(request: HttpRequest, form: ActForm) -> bool:
    """Perform a form's act and tell its person what came of it. False: it was not done.

    What the action finds wrong with a field is added to the form.
    """
    if not form.is_valid():
        return False
    try:
        form.perform(request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.answer.reason))
        return False
    except PermissionDenied as refusal:
        messages.error(request, str(refusal) or _("You may not do this."))
        return False
    except ObjectDoesNotExist:
        messages.error(request, MOVED_ON)
        return False
    except ValidationError as error:
        _add_errors(request, form, error)
        return False
    messages.success(request, form.done)
    return True


def _add_errors(request: HttpRequest, form: ActForm, error: ValidationError) -> None:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, problems in by_field.items():
        if field in form.fields and not form.fields[field].widget.is_hidden:
            for problem in problems:
                form.add_error(field, problem)
        else:
            for problem in problems:
                messages.error(request, problem)
