"""What delivery promises to those who read the change feed."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.publishing import actions, consumers
from cms.publishing.delivery import deliver
from cms.publishing.models import Consumer, OutboxEntry

from .drafts import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_these_consumers(monkeypatch):
    monkeypatch.setattr(consumers, "_consumers", {})


def publish(count: int) -> None:
    for number in range(1, count + 1):
        actions.publish(a_draft(number))


def wait_is_over() -> None:
    Consumer.objects.update(retry_at=timezone.now() - datetime.timedelta(seconds=1))


def test_a_consumer_gets_every_change_once_and_in_order():
    seen: list[int] = []
    consumers.register_consumer("reader", lambda entries: seen.extend(one.change for one in entries))
    publish(3)
    deliver.call()
    publish(5)
    deliver.call()
    deliver.call()
    assert seen == [1, 2, 3, 4, 5]
    assert Consumer.objects.get().position == 5


def test_more_than_one_batch_is_delivered_in_one_go(monkeypatch):
    monkeypatch.setattr("cms.publishing.delivery.BATCH", 2)
    sizes: list[int] = []
    consumers.register_consumer("reader", lambda entries: sizes.append(len(entries)))
    publish(5)
    deliver.call()
    assert sizes == [2, 2, 1]


def test_a_consumer_that_fails_does_not_stop_the_others():
    seen: list[int] = []

    def broken(entries):
        raise OSError("no answer")

    consumers.register_consumer("broken", broken)
    consumers.register_consumer("reader", lambda entries: seen.extend(one.change for one in entries))
    publish(2)
    deliver.call()
    assert seen == [1, 2]
    row = Consumer.objects.get(name="broken")
    assert (row.position, row.failures, row.last_error) == (0, 1, "OSError: no answer")


def test_what_a_failing_consumer_wrote_is_undone_and_it_pauses_longer_each_time():
    calls: list[int] = []

    def broken(entries):
        calls.append(len(entries))
        OutboxEntry.objects.create(change=99, what="term")
        raise OSError

    consumers.register_consumer("broken", broken)
    publish(3)
    pauses = []
    for _round in range(3):
        before = timezone.now()
        deliver.call()
        deliver.call()  # within the pause: not called
        pauses.append(round((Consumer.objects.get().retry_at - before).total_seconds()))
        wait_is_over()
    assert pauses == [2, 4, 8]
    assert calls == [3, 1, 1]
    assert not OutboxEntry.objects.filter(change=99).exists()


def test_a_consumer_that_recovers_goes_on_where_it_stood():
    seen: list[int] = []
    state = {"broken": True}

    def reader(entries):
        if state["broken"]:
            raise OSError
        seen.extend(one.change for one in entries)

    consumers.register_consumer("reader", reader)
    publish(3)
    deliver.call()
    state["broken"] = False
    wait_is_over()
    deliver.call()
    assert seen == [1, 2, 3]
    row = Consumer.objects.get()
    assert (row.failures, row.last_error, row.retry_at) == (0, "", None)


def test_a_change_that_cannot_be_handled_holds_up_none_before_it():
    seen: list[int] = []

    def reader(entries):
        if any(one.change == 3 for one in entries):
            raise ValueError("not this one")
        seen.extend(one.change for one in entries)

    consumers.register_consumer("reader", reader)
    publish(4)
    deliver.call()
    wait_is_over()
    deliver.call()
    assert seen == [1, 2]
    assert Consumer.objects.get().position == 2


def test_commits_wake_the_consumers_once(django_capture_on_commit_callbacks):
    waiting = DBTaskResult.objects.ready().filter(task_path="cms.publishing.delivery.deliver")
    for number in (1, 2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.publish(a_draft(number))
            assert waiting.count() == number - 1
        assert waiting.count() == 1
