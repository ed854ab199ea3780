"""Reading the trail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet

from .models import AuditEntry

CHUNK = 2000  # entries fetched at a time when the trail is exported


@dataclass(frozen=True)
class Criteria:
    """Which entries; whatever is left empty doesn't restrict."""

    actor_id: int | None = None
    verb: str = ""  # "moderation.approve", or a room: "moderation."
    subject_type: str = ""
    subject_id: str = ""
    since: datetime | None = None  # from here on
    until: datetime | None = None  # before this


def entries(criteria: Criteria | None = None) -> QuerySet[AuditEntry]:
    """Entries, newest first, with their actors: one query."""
    chosen = criteria or Criteria()
    found = AuditEntry.objects.select_related("actor")
    if chosen.actor_id is not None:
        found = found.filter(actor_id=chosen.actor_id)
    if chosen.verb.endswith("."):
        found = found.filter(verb__startswith=chosen.verb)
    elif chosen.verb:
        found = found.filter(verb=chosen.verb)
    if chosen.subject_type:
        found = found.filter(subject_type=chosen.subject_type)
    if chosen.subject_id:
        found = found.filter(subject_id=chosen.subject_id)
    if chosen.since is not None:
        found = found.filter(at__gte=chosen.since)
    if chosen.until is not None:
        found = found.filter(at__lt=chosen.until)
    return found


def history_of(subject: models.Model) -> QuerySet[AuditEntry]:
    """What was done to one thing, newest first."""
    return entries(Criteria(subject_type=subject._meta.label_lower, subject_id=str(subject.pk)))


def rows(found: QuerySet[AuditEntry]) -> Iterator[dict[str, Any]]:
    """Entries as plain values for an export, oldest first, without holding them all in memory.

    The actor is a number and the name that colleagues see now (an anonymised account shows so).
    """
    for entry in found.order_by("id").iterator(chunk_size=CHUNK):
        yield {
            "id": entry.pk,
            "at": entry.at.isoformat(),
            "actor": entry.actor_id,
            "actor_name": str(entry.actor) if entry.actor_id else "",
            "verb": entry.verb,
            "subject_type": entry.subject_type,
            "subject_id": entry.subject_id,
            "detail": entry.detail,
        }
