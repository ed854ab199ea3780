"""Making works and saving their drafts."""

import datetime
import json
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.audit.actions import record

from .. import credits, drafts, rules, slugs
from ..editable import MODELS
from ..models import CoAuthorship, Library, Work
from ..references import Dropped, Visible

MAX_DRAFT = 3_000_000  # characters of JSON
KEEP_EVERY = datetime.timedelta(minutes=10)  # of one person's saves, one is kept for each such span
_NOT_TAKEN_ALONG = {"slug", "series_position", "science_reviewer"}


class DraftConflict(Exception):
    """Someone else (or another tab) saved meanwhile. Nothing was written.

    ``theirs`` and ``yours`` are drafts; saving again with ``latest_revision_id`` as base replaces theirs.
    """

    def __init__(
        self, *, theirs: dict[str, Any], yours: dict[str, Any], latest_revision_id: int | None
    ) -> None:
        super().__init__("the draft was changed meanwhile")
        self.theirs = theirs
        self.yours = yours
        self.latest_revision_id = latest_revision_id


@transaction.atomic
def create_work(*, actor: Any, kind: str, title: str = "") -> Work:
    """A new, empty work of ``actor``'s. Its first revision is there already.

    Raises:
        Refused: the account has no profile.
        ValidationError: there is no such kind, or the title is too long.
    """
    rules.may_create(actor).require()
    if kind not in MODELS:
        raise ValidationError({"kind": _("There is no such kind of work.")})
    work = MODELS[kind](owner=actor, creator=actor.creator, live=False, city=_city_of(actor))
    drafts.apply(work, {"title": title}, visible=Visible())
    return _add(work, actor)


@transaction.atomic
def start_from(*, actor: Any, work_id: int) -> Work:
    """A new work of the same kind with the content of an old one; it is reviewed afresh.

    Raises Refused, and Work.DoesNotExist.
    """
    old = Work.objects.get(pk=work_id).specific
    rules.may_start_from(actor, old).require()
    content = drafts.read(old.get_latest_revision_as_object())
    draft = {name: value for name, value in content.items() if name not in _NOT_TAKEN_ALONG}
    work = type(old)(owner=actor, creator=actor.creator, live=False)
    drafts.apply(work, draft, visible=_visible(actor, old, content))
    credits.bind(work, [])
    return _add(work, actor, started_from=old.pk)


def _add(work: Work, actor: Any, **detail: Any) -> Work:
    library = Library.objects.select_for_update().get()
    work.slug = slugs.unique(slugs.from_title(work.title), _slug_is_taken)
    work.has_unpublished_changes = True
    library.add_child(instance=work)
    work.save_revision(user=actor, clean=False)
    record(actor=actor, verb="works.create", subject=work, kind=work.kind, **detail)
    return work


@transaction.atomic
def save_draft(*, actor: Any, work_id: int, base_revision_id: int | None, draft: dict[str, Any]) -> Revision:
    """Save what ``draft`` holds on top of the revision that it was based on.

    Saving the same twice writes once. A public work stays as it is until its correction is
    approved. Of the saves of one person, about one is kept for every ten minutes.

    Args:
        base_revision_id: the revision that the editor had loaded or saved last.
        draft: fields as ``drafts.read`` gives them; those left out stay.

    Returns:
        The latest revision. Its attribute ``dropped`` lists what the draft named and is not
        there any more (``references.Dropped``).

    Raises:
        Refused: not theirs, in review, or in the bin.
        DraftConflict: saved from elsewhere meanwhile.
        ValidationError: by field.
        Work.DoesNotExist: there is no such work.
    """
    row = locked(work_id)
    rules.may_edit(actor, row).require()
    _check_size(draft)
    work = row.get_latest_revision_as_object()
    before = drafts.read(work)
    dropped = drafts.apply(work, draft, visible=_visible(actor, row, before))
    credits.bind(work, before["credits"])
    _apply_slug(work, row, draft, before)
    after = drafts.read(work)
    if after == before and row.latest_revision_id is not None:
        return _with(row.latest_revision, dropped)
    if base_revision_id != row.latest_revision_id:
        raise DraftConflict(theirs=before, yours=after, latest_revision_id=row.latest_revision_id)
    return _with(_write(work, row, actor), dropped)


def locked(work_id: int) -> Work:
    """The work's row, held until the transaction ends. Raises Work.DoesNotExist."""
    Page.objects.select_for_update().filter(pk=work_id).values_list("pk").first()
    work = Work.objects.get(pk=work_id).specific
    return cast(Work, work)


def _write(work: Work, row: Work, actor: Any) -> Revision:
    previous = row.latest_revision
    work.has_unpublished_changes = True
    if not row.live:
        work.save(clean=False)  # lists, filters and "where is this used" read the row
    with disable_reference_index_auto_update():  # the row's content is indexed above, or did not change
        revision = work.save_revision(user=actor, clean=False)
    _thin_out(previous, revision, row)
    return revision


def _thin_out(previous: Revision | None, latest: Revision, row: Work) -> None:
    """Drop the revision before, if the same person made it a moment ago and nothing refers to it."""
    if previous is None or previous.user_id != latest.user_id or previous.pk == row.live_revision_id:
        return
    older = Revision.objects.for_instance(row).filter(pk__lt=previous.pk).order_by("-pk").first()
    if older is None or latest.created_at - older.created_at > KEEP_EVERY:
        return
    try:
        with transaction.atomic():
            previous.delete()
    except ProtectedError:  # it was submitted
        pass


def _with(revision: Revision, dropped: list[Dropped]) -> Revision:
    revision.dropped = dropped
    return revision


def _check_size(draft: dict[str, Any]) -> None:
    try:
        size = len(json.dumps(draft))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValidationError(
            {"__all__": _("This part of the draft has a wrong form.")}, code="form"
        ) from error
    if size > MAX_DRAFT:
        raise ValidationError({"__all__": _("This work is too large to be saved.")}, code="too_large")


@transaction.atomic
def discard_draft(*, actor: Any, work_id: int) -> Revision:
    """Go back to the public version. Raises Refused; a work that is not public has none."""
    row = locked(work_id)
    rules.may_edit(actor, row).require()
    if not row.live or row.live_revision is None:
        raise ValidationError(_("This work has no public version to go back to."), code="not_public")
    if row.latest_revision_id == row.live_revision_id:
        return row.live_revision
    work = row.live_revision.as_object()
    revision = work.save_revision(user=actor, clean=False, previous_revision=row.live_revision)
    record(actor=actor, verb="works.discard_draft", subject=row)
    return revision


@transaction.atomic
def rename_slug(*, actor: Any, work_id: int, slug: str) -> Work:
    """Give a work that was never public another address.

    Raises Refused, and ValidationError for an address that is empty or taken.
    """
    row = locked(work_id)
    rules.may_rename(actor, row).require()
    work = row.get_latest_revision_as_object()
    work.slug = _checked_slug(slug, row.pk)
    if work.slug != row.slug:
        _write(work, row, actor)
        record(actor=actor, verb="works.rename", subject=row, slug=work.slug)
    return work


def _apply_slug(work: Work, row: Work, draft: dict[str, Any], before: dict[str, Any]) -> None:
    """The address follows the title until someone chose it or the work was public."""
    if row.first_published_at is not None:
        work.slug = row.slug
        return
    given = draft.get("slug")
    if isinstance(given, str) and given.strip() and given != before["slug"]:
        work.slug = _checked_slug(given, row.pk)
    elif work.title != before["title"] and slugs.was_made_from(before["slug"], before["title"]):
        base = slugs.from_title(work.title)
        work.slug = slugs.unique(base, lambda slug: _slug_is_taken(slug, row.pk))


def _checked_slug(given: str, work_id: int) -> str:
    slug = slugify(given)[: slugs.MAX_LENGTH].strip("-_")
    if not slug:
        raise ValidationError({"slug": _("Use letters, digits and hyphens.")}, code="invalid")
    if _slug_is_taken(slug, work_id):
        raise ValidationError({"slug": _("This address is taken. Choose another.")}, code="address_taken")
    return slug


def _slug_is_taken(slug: str, but_for: int | None = None) -> bool:
    return Work.objects.filter(slug=slug).exclude(pk=but_for).exists()


def _city_of(actor: Any) -> str:
    return actor.creator.city or ""


def _visible(actor: Any, work: Work, content: dict[str, Any]) -> Visible:
    """The files and rows that a draft saved by ``actor`` may name."""
    coauthors = list(
        CoAuthorship.objects.filter(work=work.pk, state=CoAuthorship.State.CONFIRMED).values_list(
            "creator__user", "creator"
        )
    )
    user_ids = {actor.pk, work.owner_id, *(user for user, _creator in coauthors)}
    creators = {work.creator_id, *(creator for _user, creator in coauthors)}
    return Visible(
        user_ids=frozenset(pk for pk in user_ids if pk is not None),
        creator_ids=frozenset(pk for pk in creators if pk is not None),
        organisation_ids=frozenset({work.creator.organisation_id} - {None}),
        everything=rules.is_editor(actor),
        already=frozenset(drafts.named(type(work), content)),
    )
