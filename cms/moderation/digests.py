"""The canonical content of a revision, and its SHA-256: what reviewers approved, to the letter."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.works.models import Work

# What Wagtail and the house keep on a page beside its content: it moves without an edit.
VOLATILE = frozenset(field.name for field in Page._meta.fields if field.name not in {"title", "slug"}) | {
    "pk",
    "page_ptr",
    "work_ptr",
    "binned_at",
    "wagtail_admin_comments",
}


def canonical(model: type[Work], data: dict[str, Any]) -> dict[str, Any]:
    """The part of a page's serialised ``data`` that people wrote, in one form only.

    Blocks are lists instead of JSON text, links to others are sorted, rows of child
    tables lose their keys (they get them only when they are saved).
    """
    content: dict[str, Any] = {}
    for field in model._meta.get_fields():
        name = field.name
        if name in VOLATILE or name not in data:
            continue
        content[name] = data[name]
        if isinstance(field, StreamField):
            content[name] = json.loads(data[name]) if data[name] else []
        elif field.many_to_many:
            content[name] = sorted(data[name])
    content["tagged_items"] = sorted(item["tag"] for item in data.get("tagged_items", []))
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def of_revision(revision: Revision) -> dict[str, Any]:
    """The canonical content of a revision of a work, as it is stored."""
    return canonical(revision.content_type.model_class(), revision.content)


def of_work(work: Work) -> dict[str, Any]:
    """The canonical content of a work in memory, saved or not."""
    return canonical(type(work), work.serializable_data())


def digest(content: dict[str, Any]) -> str:
    """SHA-256 (hex) of canonical content: UTF-8 JSON with sorted keys and no spaces."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
