"""Reading and saving a draft."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from cms.works import drafts, formulas
from cms.works.actions import DraftConflict, save_draft

from .. import shown
from ..access import body_of, endpoint, own_work

JSON = dict[str, Any]


@endpoint("GET", "PUT")
def draft(request: HttpRequest, work_id: int) -> JSON | HttpResponse:
    """The draft as it is (GET); or some of its fields, saved (PUT ``{"values", "revision"}``).

    409 when it was saved from elsewhere since ``revision``: with their fields, and the revision that
    saves over them. 422 with messages by field; what is right can be sent again without what is not.
    """
    work = own_work(request, work_id)
    if request.method == "GET":
        current = work.specific.get_latest_revision_as_object()
        content = drafts.read(current)
        return {
            "revision": work.latest_revision_id,
            "values": content,
            "messages": [],
            "references": shown.references(current, content),
        }
    body = body_of(request)
    values, revision = body.get("values"), body.get("revision")
    if not isinstance(values, dict) or not isinstance(revision, int | None):
        raise ValidationError(_("The server could not read what was sent."), code="form")
    try:
        saved = save_draft(actor=request.user, work_id=work.pk, base_revision_id=revision, draft=values)
    except DraftConflict as conflict:
        return _conflict(work, conflict)
    now = drafts.read(saved)
    return {
        "revision": saved.pk,
        "values": {name: now[name] for name in {*values, "slug"} & now.keys()},
        "messages": [{"field": one.path, "text": one.message} for one in saved.dropped],
    }


def _conflict(work: Any, conflict: DraftConflict) -> JsonResponse:
    return JsonResponse(
        {
            "code": "conflict",
            "message": _("This work was saved somewhere else meanwhile."),
            "theirs": conflict.theirs,
            "revision": conflict.latest_revision_id,
            "references": shown.references(work.specific, conflict.theirs),
        },
        status=409,
    )


@endpoint("POST")
def formula(request: HttpRequest) -> JSON:
    """A formula as the public page will show it: ``{"latex"}`` to ``{"mathml"}``."""
    latex = body_of(request).get("latex")
    if not isinstance(latex, str):
        raise ValidationError(_("The server could not read what was sent."), code="form")
    try:
        return {"mathml": formulas.to_mathml(latex)}
    except formulas.BadFormula as error:
        raise ValidationError(_("This is not a formula that we can read."), code="bad_formula") from error
