"""Works are deleted only by a purge from the bin; every other door is refused.

Django tells before it deletes a row, whichever door asked (a page's ``delete``, Wagtail's
action, a query), so the guard stands there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.answers import YES, Answer, no

_purging: ContextVar[frozenset[int]] = ContextVar("works being purged", default=frozenset())


def may_delete(work_id: int | None) -> Answer:
    """Yes only inside ``purging(work_id)``."""
    if work_id in _purging.get():
        return YES
    return no("not_deleted", _("Works are not deleted here: put them into the bin."))


@contextmanager
def purging(work_id: int) -> Iterator[None]:
    """Let this one work be deleted inside the block."""
    token = _purging.set(_purging.get() | {work_id})
    try:
        yield
    finally:
        _purging.reset(token)


def guard(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Receiver of ``pre_delete`` for ``Work``. Raises ``Refused``."""
    may_delete(instance.pk).require()
