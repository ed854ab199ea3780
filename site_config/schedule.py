"""Periodic work: a room's ``tasks.py`` says how often, every worker keeps the time.

    @every(60)
    @task()
    def reconcile() -> None: ...

Any number of workers may tick: the row of a due task is moved on by one of them only, in the
transaction that enqueues it, so a kill between the two loses neither. A task that still waits from
last time (no worker was there to run it) is not enqueued again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from site_config.models import ScheduledTask

AnyTask = TypeVar("AnyTask", bound=Task[..., Any])


@dataclass(frozen=True)
class Periodic:
    """A task without arguments and the seconds between two of its runs."""

    task: Task[..., Any]
    seconds: int

    @property
    def path(self) -> str:
        """The dotted name of the task, by which its row is known."""
        return self.task.module_path


_registry: dict[str, Periodic] = {}


def every(seconds: int) -> Callable[[AnyTask], AnyTask]:
    """Run a task (one that takes no arguments) every so many seconds. A decorator above ``@task``."""
    if seconds < 1:
        raise ValueError("a periodic task runs at most once a second")

    def register(task: AnyTask) -> AnyTask:
        periodic = Periodic(task, seconds)
        _registry[periodic.path] = periodic
        return task

    return register


def periodic_tasks() -> list[Periodic]:
    """All registered tasks, by name; loads the ``tasks`` module of every app."""
    _load()
    return sorted(_registry.values(), key=lambda periodic: periodic.path)


@cache
def _load() -> None:
    autodiscover_modules("tasks")


def tick(now: datetime | None = None) -> list[str]:
    """Enqueue what is due and return the names of what was enqueued. Safe to call from many processes."""
    moment = now or timezone.now()
    known = {periodic.path: periodic for periodic in periodic_tasks()}
    rows = dict(ScheduledTask.objects.values_list("path", "due_at"))
    for path in known.keys() - rows.keys():
        ScheduledTask.objects.get_or_create(path=path, defaults={"due_at": moment})
        rows[path] = moment
    ScheduledTask.objects.filter(path__in=rows.keys() - known.keys()).delete()
    due = [known[path] for path, due_at in sorted(rows.items()) if path in known and due_at <= moment]
    return [periodic.path for periodic in due if _enqueue(periodic, moment)]


def _enqueue(periodic: Periodic, moment: datetime) -> bool:
    """Move the row on and enqueue, in one transaction; False when another process was first."""
    with transaction.atomic():
        moved = ScheduledTask.objects.filter(path=periodic.path, due_at__lte=moment).update(
            due_at=moment + timedelta(seconds=periodic.seconds)
        )
        if not moved or DBTaskResult.objects.ready().filter(task_path=periodic.path).exists():
            return False
        periodic.task.enqueue()
    return True
