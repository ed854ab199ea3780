"""What happens when a work goes live, changes in public or comes down, whatever door asked.

``Work.save`` calls ``ask`` before it writes and ``carry_out`` after, in one transaction.
"""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.answers import no
from cms.publishing import actions, sources

from . import gate

if TYPE_CHECKING:
    from .models import Work


class Change(Enum):
    """What a save would do to the public."""

    NONE = "none"
    GOES_LIVE = "goes_live"
    COMES_DOWN = "comes_down"


# Called with the work's id in the transaction in which it goes live or comes down.
Listener = Callable[[int], None]
_listeners: dict[Change, list[Listener]] = {Change.GOES_LIVE: [], Change.COMES_DOWN: []}


def register(change: Change, listener: Listener) -> None:
    """Hear of every work that goes live (or changes in public), or comes down; called when the app is ready."""
    if listener not in _listeners[change]:
        _listeners[change].append(listener)


_NO_COPIES = no("no_copies", _("Works are not copied here: start a new one from it in the studio."))
_NO_REVISION = no("no_revision", _("Only a saved version can be published."))
_ADDRESS_FIXED = no("address_fixed", _("The address stays: the work has been public under it."))


def ask(work: "Work") -> Change:
    """Compare ``work`` with its row (held until the transaction ends) and ask the gate.

    Raises ``Refused`` before anything is written.
    """
    if work.alias_of_id is not None:
        _NO_COPIES.require()
    if work._state.adding or work.pk is None:
        if work.live or work.first_published_at is not None:
            _NO_COPIES.require()
        return Change.NONE
    row = (
        Page.objects.select_for_update()
        .filter(pk=work.pk)
        .values("live", "live_revision_id", "first_published_at", "slug")
        .first()
    )
    if row is None:
        return Change.NONE
    if row["first_published_at"] is not None and work.slug != row["slug"]:
        _ADDRESS_FIXED.require()
    if work.live and not (row["live"] and row["live_revision_id"] == work.live_revision_id):
        if work.live_revision_id is None:
            _NO_REVISION.require()
        gate.current().may_go_live(work).require()
        return Change.GOES_LIVE
    if row["live"] and not work.live:
        gate.current().may_come_down(work).require()
        return Change.COMES_DOWN
    return Change.NONE


def carry_out(work: "Work", change: Change) -> None:
    """Write the publication, or its tombstone, and tell the gate. Call it after the row is saved."""
    if change is Change.GOES_LIVE:
        draft = _source(work.kind).build(work.pk)
        if draft is None:
            raise RuntimeError(f"no publication of work {work.pk}, which is live")
        actions.publish(draft)
        gate.current().went_live(work)
    elif change is Change.COMES_DOWN:
        reason = gate.current().public_reason(work) or _t("This work is no longer public.")
        actions.withdraw(publication_id=work.translation_key, reason=reason)
    for listener in _listeners.get(change, ()):
        listener(work.pk)


def _source(kind: str) -> sources.Source:
    return next(source for source in sources.registered() if kind in source.kinds)
