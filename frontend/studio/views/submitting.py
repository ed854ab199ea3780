"""Sending a work to review: everything that is missing at once, and what must be declared."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.answers import Answer, Refused
from cms.moderation import rules as review_rules
from cms.moderation.actions import submit as submit_work
from cms.people.rules import may_submit_works
from cms.works import checks, drafts
from cms.works.actions import DraftConflict, save_draft
from cms.works.models import Work
from cms.works.schema import form_schema

from ..access import own_work, page
from ..labels import place_label

JSON = dict[str, Any]
# Declared here rather than in the form, in this order.
DECLARED = ("rights", "permission", "licence", "ai_use", "ai_note")


@dataclass(frozen=True)
class Missing:
    """Something that keeps the work from being sent: where it is, what it is."""

    path: str
    label: str
    text: str


@require_http_methods(["GET", "HEAD", "POST"])
@page
def submit(request: HttpRequest, work_id: int) -> HttpResponse:
    """What is missing, the declarations, the wishes; and the sending."""
    work = own_work(request, work_id)
    if request.method == "POST":
        return _send(request, work)
    return _show(request, work, {})


def _send(request: HttpRequest, work: Work) -> HttpResponse:
    standing = review_rules.open_submission(work)
    if standing and review_rules.owns(request.user, work):
        return redirect("studio:progress", work.pk)  # a second click
    errors: dict[str, list[str]] = {}
    publish_at = _moment(request.POST.get("publish_at", ""), errors)
    if errors:
        return _show(request, work, errors, status=422)
    try:
        saved = save_draft(
            actor=request.user,
            work_id=work.pk,
            base_revision_id=_number(request.POST.get("revision", "")),
            draft={name: request.POST.get(name, "") for name in DECLARED},
        )
        submit_work(
            actor=request.user,
            work_id=work.pk,
            revision_id=saved.pk,
            publish_at=publish_at,
            correction_note=request.POST.get("correction_note", ""),
            message=request.POST.get("message", ""),
        )
    except DraftConflict:
        errors = {
            NON_FIELD_ERRORS: [_("The work was changed meanwhile. Look at it again before you send it.")]
        }
        return _show(request, work, errors, status=409)
    except ValidationError as error:
        whole = {str(NON_FIELD_ERRORS): error.messages}
        found: dict[str, list[str]] = error.message_dict if hasattr(error, "error_dict") else whole
        return _show(request, own_work(request, work.pk), found, status=422)
    except Refused as refusal:
        return _show(request, work, {NON_FIELD_ERRORS: [str(refusal.answer.reason)]}, status=403)
    return redirect("studio:progress", work.pk)


def _show(request: HttpRequest, work: Work, errors: dict[str, list[str]], status: int = 200) -> HttpResponse:
    current = work.specific.get_latest_revision_as_object()
    values, schema = drafts.read(current), form_schema(work.kind)
    given = request.POST if request.method == "POST" else {}
    declared = {name: given.get(name, values[name]) for name in DECLARED}
    problems = [one for one in checks.missing(current) if one.field not in DECLARED]
    fields = {field["name"]: field for section in schema["sections"] for field in section["fields"]}
    return render(
        request,
        "studio/submit.html",
        {
            "work": work,
            "page": "submit",
            "tab": "submit",
            "title": current.title,
            "kind_label": schema["label"],
            "revision": work.latest_revision_id,
            "missing": [
                Missing(one.field, place_label(schema, values, one.field), str(one.message))
                for one in problems
            ],
            "may_submit": _may(request, work),
            "fields": {name: fields[name] for name in DECLARED},
            "declared": declared,
            "errors": {name: texts for name, texts in errors.items() if name in _SHOWN_BESIDE},
            "general": [
                text
                for name, texts in errors.items()
                if name in (NON_FIELD_ERRORS, "revision")
                for text in texts
            ],
            "wishes": {name: given.get(name, "") for name in ("publish_at", "correction_note", "message")},
            "least_moment": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        },
        status=status,
    )


_SHOWN_BESIDE = {*DECLARED, "publish_at", "correction_note", "message", "lane"}


def _may(request: HttpRequest, work: Work) -> Answer:
    """The person's own affairs come before the work's: they are told what to complete, and where."""
    return may_submit_works(request.user) and review_rules.may_submit(request.user, work)


def _moment(text: str, errors: dict[str, list[str]]) -> datetime | None:
    if not text.strip():
        return None
    try:
        moment = parse_datetime(text.strip())
    except ValueError:
        moment = None
    if moment is None:
        errors["publish_at"] = [_("This is not a date and a time.")]
        return None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None
