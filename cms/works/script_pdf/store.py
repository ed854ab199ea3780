"""Where a drama's PDF lies, and whether it still says what the drama says."""

import hashlib
import json
from typing import Any

from cms.works.models import ScriptPdf, Work

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
