"""Where a drama's PDF lies, and whether it still says what the drama says."""

import hashlib
import json
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from cms.works import drafts
from cms.works.models import Drama, ScriptPdf, Work

from .setting import set_pdf

JSON = dict[str, Any]
# What stands in the PDF: another title page or line makes another PDF.
FIELDS = ("title", "synopsis", "script", "cast", "minutes", "group", "experiments", "credits", "licence")
LAYOUT = 1  # raise it when the layout changes, and every PDF is made again


def digest(draft: JSON) -> str:
    """SHA-256 (hex) of what stands in the PDF of this draft."""
    said = {name: draft[name] for name in FIELDS}
    text = json.dumps([LAYOUT, said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def address(work: Work, draft: JSON) -> str | None:
    """The address of the PDF of exactly this draft, or None while there is none. One query."""
    if not work.pk or not draft["script"]:
        return None
    row = ScriptPdf.objects.filter(work=work.pk, digest=digest(draft)).first()
    return row.file.url if row else None


def make(work_id: int) -> bool:
    """Set the script of a public drama anew, unless its PDF is of today. Returns whether it did.

    Raises ``FontsMissing``. The old file goes when the new one is committed.
    """
    work = Drama.objects.filter(pk=work_id, live=True).select_related("live_revision").first()
    if work is None or work.live_revision is None:
        return False
    draft = drafts.read(work.live_revision)
    wanted = digest(draft)
    row = ScriptPdf.objects.filter(work=work_id).first() or ScriptPdf(work=work)
    if not draft["script"] or row.digest == wanted:
        return False
    pdf = set_pdf(draft, address=f"{settings.PUBLIC_URL}{work.public_path}")
    old = row.file.name
    with transaction.atomic():
        row.digest = wanted
        row.file.save(f"{work.slug}.pdf", ContentFile(pdf), save=False)
        row.save()
        if old and old != row.file.name:
            transaction.on_commit(partial(row.file.storage.delete, old))
    return True


def remove(work_id: int) -> None:
    """Take the PDF of a work that comes down from its address, after the commit."""
    for row in ScriptPdf.objects.filter(work=work_id):
        transaction.on_commit(partial(row.file.storage.delete, str(row.file.name)))
        row.delete()


def outdated() -> list[int]:
    """Public dramas without a PDF of what is public now. Reads every public drama: for a rare task."""
    known = dict(ScriptPdf.objects.values_list("work", "digest"))
    found = []
    for work in Drama.objects.filter(live=True).select_related("live_revision").iterator(chunk_size=50):
        if work.live_revision is None:
            continue
        draft = drafts.read(work.live_revision)
        if draft["script"] and known.get(work.pk) != digest(draft):
            found.append(work.pk)
    return found
