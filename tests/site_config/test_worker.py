"""The worker and the schedule: nothing due is missed, nothing runs twice at once, the dead are taken over from."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from site_config import schedule
from site_config.models import ScheduledTask, Worker
from site_config.worker import DEAD_AFTER, MOST_ATTEMPTS, SiteWorker, beat, recover

pytestmark = pytest.mark.django_db
RAN: list[str] = []


@task()
def counted() -> None:
    RAN.append("counted")


@task()
def failing() -> None:
    raise ValueError("on purpose")


@pytest.fixture
def only_counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A schedule that holds one task of ours."""
    schedule.periodic_tasks()  # load the rooms' own first: they register once
    monkeypatch.setattr(schedule, "_registry", {})
    schedule.every(60)(counted)
    RAN.clear()
    yield


def waiting() -> int:
    return DBTaskResult.objects.ready().filter(task_path=counted.module_path).count()


@pytest.mark.usefixtures("only_counted")
def test_a_periodic_task_is_enqueued_when_due_and_not_before() -> None:
    now = timezone.now()
    assert schedule.tick(now) == [counted.module_path]
    DBTaskResult.objects.all().delete()
    assert schedule.tick(now + timedelta(seconds=59)) == []
    assert schedule.tick(now + timedelta(seconds=60)) == [counted.module_path]


@pytest.mark.usefixtures("only_counted")
def test_a_task_that_still_waits_is_not_enqueued_again() -> None:
    now = timezone.now()
    for minute in range(5):
        schedule.tick(now + timedelta(minutes=minute))
    assert waiting() == 1


@pytest.mark.usefixtures("only_counted")
def test_two_schedulers_at_the_same_moment_enqueue_once() -> None:
    now = timezone.now()
    schedule.tick(now)
    DBTaskResult.objects.all().delete()
    later = now + timedelta(minutes=2)
    assert [schedule.tick(later), schedule.tick(later)] == [[counted.module_path], []]


@pytest.mark.usefixtures("only_counted")
def test_a_task_no_longer_registered_leaves_the_table() -> None:
    ScheduledTask.objects.create(path="gone.tasks.old", due_at=timezone.now())
    schedule.tick()
    assert list(ScheduledTask.objects.values_list("path", flat=True)) == [counted.module_path]


def test_a_worker_runs_what_is_ready_and_survives_a_task_that_fails() -> None:
    RAN.clear()
    failing.enqueue()
    counted.enqueue()
    SiteWorker(queues=["default"], worker_id="w", interval=0, batch=True).run()
    assert RAN == ["counted"]
    assert DBTaskResult.objects.get(task_path=failing.module_path).status == TaskResultStatus.FAILED


def running_since(seconds: int, *workers: str) -> DBTaskResult:
    counted.enqueue()
    result = DBTaskResult.objects.get()
    for worker in workers:
        result.claim(worker)
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(seconds=seconds))
    return result


def test_a_task_of_a_dead_worker_is_run_by_another() -> None:
    result = running_since(DEAD_AFTER + 1, "dead")
    assert recover(timezone.now()) == 1
    result.refresh_from_db()
    assert result.status == TaskResultStatus.READY


def test_a_task_of_a_living_worker_is_left_alone_however_long_it_takes() -> None:
    result = running_since(24 * 60 * 60, "alive")
    beat("alive", ["default"])
    result.refresh_from_db()
    assert result.status == TaskResultStatus.RUNNING


def test_a_task_that_kills_every_worker_is_given_up() -> None:
    result = running_since(DEAD_AFTER + 1, *[f"dead{number}" for number in range(MOST_ATTEMPTS)])
    assert recover(timezone.now()) == 0
    result.refresh_from_db()
    assert result.status == TaskResultStatus.FAILED


def test_a_worker_not_seen_for_long_is_forgotten() -> None:
    Worker.objects.create(id="old", seen_at=timezone.now() - timedelta(seconds=DEAD_AFTER + 1))
    beat("new", ["default"])
    assert list(Worker.objects.values_list("id", flat=True)) == ["new"]
