"""Background work: building publications again, setting scripts as PDF. Safe to run twice."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from cms.publishing import reconciliation, sources
from site_config.schedule import every

from .editable import KINDS
from .models import Drama, Work
from .script_pdf import make, outdated, remove

BATCH = 200  # works a task


@task()
def refresh_works(ids: list[int]) -> None:
    """Build the publications of these works again, each in a transaction of its own."""
    source = next(source for source in sources.registered() if source.kinds == KINDS)
    for work_id in ids:
        reconciliation.mend(source, work_id)


@task()
def set_script(work_id: int) -> bool:
    """Set the script of a public drama as PDF, and show it; answers whether a new one was made."""
    if not make(work_id):
        return False
    refresh_works.func([work_id])
    return True


@every(600)
@task()
def set_outdated_scripts() -> int:
    """Set the scripts that a killed process left out; answers how many."""
    ids = outdated()
    for work_id in ids:
        set_script.enqueue(work_id)
    return len(ids)


def refresh_later(where: Q) -> None:
    """Have the public works that fit built again after the commit. Call it before what they fit by changes."""
    found = Work.objects.filter(where, live=True).order_by("pk").values_list("pk", flat=True).distinct()
    enqueue(list(found))


def enqueue(ids: Iterable[int]) -> None:
    """Have these works built again after the commit."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        transaction.on_commit(partial(refresh_works.enqueue, wanted[start : start + BATCH]))


def film_changed(film_id: int) -> None:
    """A film became ready or changed: what shows it is built again."""
    refresh_later(Q(video__film=film_id) | Q(drama__recording=film_id))


def went_live(work_id: int) -> None:
    """A work is public: a drama's script is set after the commit."""
    if Drama.objects.filter(pk=work_id).exists():
        transaction.on_commit(lambda: set_script.enqueue(work_id))


def came_down(work_id: int) -> None:
    """A work is no longer public: nor is its script."""
    remove(work_id)
