"""The gate between a work and the public: works ask it, ``cms.moderation`` answers.

Moderation stands above works, so it registers itself here when it starts. Without
a gate nothing goes live and nothing comes down.
"""

from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _
from wagtail.locks import BaseLock

from cms.answers import Answer, no

if TYPE_CHECKING:
    from .models import Work


class Gate(Protocol):
    """What ``Work.save`` asks when a work is about to become public, change in public or come down."""

    def may_go_live(self, work: "Work") -> Answer:
        """Whether ``work``, as ``work.live_revision`` has it, was approved to be public."""

    def went_live(self, work: "Work") -> None:
        """Called in the same transaction, after the publication was written."""

    def may_come_down(self, work: "Work") -> Answer:
        """Whether someone who may has taken the work down."""

    def public_reason(self, work: "Work") -> str:
        """Why it came down, in the words that the tombstone shows."""

    def lock(self, work: "Work") -> BaseLock | None:
        """The lock that keeps a work as it is while it is in review."""


class ClosedGate:
    """Nothing passes: what stands here until moderation has registered."""

    _closed = no("no_gate", _("Nothing can be published: review is not set up."))

    def may_go_live(self, work: "Work") -> Answer:
        return self._closed

    def went_live(self, work: "Work") -> None:
        return None

    def may_come_down(self, work: "Work") -> Answer:
        return self._closed

    def public_reason(self, work: "Work") -> str:
        return ""

    def lock(self, work: "Work") -> BaseLock | None:
        return None


_gate: Gate = ClosedGate()


def register(gate: Gate) -> None:
    """Put ``gate`` in charge; called once, when moderation's app is ready."""
    global _gate
    _gate = gate


def current() -> Gate:
    """The gate in charge."""
    return _gate
