"""Publishing and withdrawing."""

import uuid

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import changes, digests
from ..drafts import PublicationDraft
from ..errors import AddressTaken, NotPublished
from ..models import OutboxEntry, Publication, PublicationFacet, PublicationLink, PublicationState


def publish(draft: PublicationDraft) -> Publication:
    """Make ``draft`` what the public sees, in the caller's transaction.

    A row that already says the same is left alone and takes no change number. A
    publication that was withdrawn becomes live again under its old address.

    Raises:
        AddressTaken: another publication has this kind and slug, or this path.
        ValidationError: a field is longer than its column.
        RuntimeError: no transaction is open.
    """
    changes.require_transaction()
    digest = digests.of_draft(draft)
    row = _current(draft.id)
    if row is not None and _says(row, digest):
        return row
    changes.hold()
    row = _current(draft.id)  # again: someone may have written it while we waited
    if row is not None and _says(row, digest):
        return row
    _require_free_address(draft)
    is_live = row is not None and row.state == PublicationState.LIVE
    publication = Publication(
        id=draft.id,
        kind=draft.kind,
        source_id=draft.source_id,
        revision_id=draft.revision_id,
        slug=draft.slug,
        path=draft.path,
        title=draft.title,
        summary=draft.summary,
        published_at=draft.published_at,
        updated_at=draft.updated_at,
        card=draft.card,
        detail=draft.detail,
        text=draft.text,
        state=PublicationState.LIVE,
        digest=digest,
    )
    _require_room(publication, "kind", "slug", "path", "title", "summary")
    publication.change = changes.take()
    publication.save(force_insert=row is None, force_update=row is not None)
    _write_facets(draft)
    _write_links(draft)
    changes.announce(
        change=publication.change,
        what=OutboxEntry.What.CORRECTED if is_live else OutboxEntry.What.PUBLISHED,
        publication_id=publication.id,
    )
    return publication


def withdraw(*, publication_id: uuid.UUID, reason: str) -> Publication:
    """Leave a tombstone: the address, the title and the public ``reason``, and nothing else.

    A tombstone that already gives this reason is left alone.

    Raises:
        NotPublished: there is no such publication.
        ValidationError: no reason was given, or one of more than 500 characters.
        RuntimeError: no transaction is open.
    """
    changes.require_transaction()
    reason = str(reason).strip()
    if not reason:
        raise ValidationError({"reason": _("Say why it is taken down: readers are shown the reason.")})
    changes.hold()
    row = _current(publication_id)
    if row is None:
        raise NotPublished(str(publication_id))
    digest = digests.of_tombstone(publication_id=str(row.id), path=row.path, title=row.title, reason=reason)
    if row.state == PublicationState.WITHDRAWN and row.digest == digest:
        return row
    row.state = PublicationState.WITHDRAWN
    row.withdrawn_at = row.withdrawn_at or timezone.now()
    row.withdrawn_reason = reason
    row.summary, row.text, row.card, row.detail = "", "", {}, {}
    row.revision_id = None
    row.digest = digest
    _require_room(row, "withdrawn_reason")
    row.change = changes.take()
    row.save(force_update=True)
    row.facets.all().delete()
    row.links.all().delete()
    changes.announce(change=row.change, what=OutboxEntry.What.WITHDRAWN, publication_id=row.id)
    return row


def _current(publication_id: uuid.UUID) -> Publication | None:
    return Publication.objects.filter(id=publication_id).first()


def _says(row: Publication, digest: str) -> bool:
    return row.state == PublicationState.LIVE and row.digest == digest


def _require_room(row: Publication, *names: str) -> None:
    """PostgreSQL would fail on a value longer than its column, and SQLite would take it."""
    row.clean_fields(exclude={field.name for field in row._meta.fields} - set(names))


def _require_free_address(draft: PublicationDraft) -> None:
    same_address = Q(path=draft.path) | Q(kind=draft.kind, slug=draft.slug)
    if Publication.objects.filter(same_address).exclude(id=draft.id).exists():
        raise AddressTaken


def _write_facets(draft: PublicationDraft) -> None:
    old = set(PublicationFacet.objects.filter(publication=draft.id).values_list("facet", "value"))
    for facet, value in old - draft.facets:
        PublicationFacet.objects.filter(publication=draft.id, facet=facet, value=value).delete()
    PublicationFacet.objects.bulk_create(
        PublicationFacet(publication_id=draft.id, facet=facet, value=value)
        for facet, value in sorted(draft.facets - old)
    )


def _write_links(draft: PublicationDraft) -> None:
    old = set(PublicationLink.objects.filter(publication=draft.id).values_list("target", flat=True))
    PublicationLink.objects.filter(publication=draft.id, target__in=old - draft.links).delete()
    PublicationLink.objects.bulk_create(
        PublicationLink(publication_id=draft.id, target=target) for target in sorted(draft.links - old)
    )
