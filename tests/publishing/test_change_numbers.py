"""The change number: whoever has seen N has seen every smaller one, however many publish at once."""

import random
import threading
import time

import pytest
from django.db import connection, transaction

from cms.publishing import actions, consumers, queries
from cms.publishing.delivery import deliver
from cms.publishing.models import OutboxEntry

from .drafts import a_draft

pytestmark = pytest.mark.django_db(transaction=True)

PUBLISHERS = 8
EACH = 12


class RolledBack(Exception):
    """What a publisher raises to undo what it wrote."""


def publish_with_accidents(publisher: int) -> None:
    """Publish ``EACH`` works with pauses before and after each; every third is rolled back and tried again."""
    dice = random.Random(publisher)
    try:
        for number in range(EACH):
            draft = a_draft(publisher * 1000 + number)
            if number % 3 == 0:
                try:
                    with transaction.atomic():
                        actions.publish(draft)
                        time.sleep(dice.random() / 100)
                        raise RolledBack
                except RolledBack:
                    pass
            with transaction.atomic():
                time.sleep(dice.random() / 200)
                actions.publish(draft)
                actions.put_term(
                    facet="tag", key=str(publisher), name=f"标签{number}", slug=f"tag-{publisher}"
                )
                time.sleep(dice.random() / 100)
    finally:
        connection.close()


def run_all(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
        assert not thread.is_alive()


def test_a_reader_of_the_feed_misses_no_change_and_finds_no_gap():
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        try:
            while True:
                finished = done.is_set()
                entries = queries.feed(after=seen[-1] if seen else 0, limit=7)
                seen.extend(entry.change for entry in entries)
                if finished and not entries:
                    return
        finally:
            connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        run_all(
            [threading.Thread(target=publish_with_accidents, args=[one]) for one in range(1, PUBLISHERS + 1)]
        )
    finally:
        done.set()
        reader.join(timeout=60)
    expected = list(range(1, PUBLISHERS * EACH * 2 + 1))
    assert list(OutboxEntry.objects.order_by("change").values_list("change", flat=True)) == expected
    assert seen == expected
    assert queries.latest_change() == expected[-1]


def test_two_workers_at_once_deliver_every_change_once(monkeypatch):
    monkeypatch.setattr(consumers, "_consumers", {})
    monkeypatch.setattr("cms.publishing.delivery.BATCH", 3)
    seen: list[int] = []

    def handle(entries) -> None:
        time.sleep(0.005)
        seen.extend(entry.change for entry in entries)

    consumers.register_consumer("reader", handle)
    done = threading.Event()

    def work() -> None:
        try:
            while not done.is_set():
                deliver.call()
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _worker in range(2)]
    for worker in workers:
        worker.start()
    try:
        run_all([threading.Thread(target=publish_with_accidents, args=[one]) for one in (1, 2)])
        deadline = time.monotonic() + 30
        while len(seen) < queries.latest_change() and time.monotonic() < deadline:
            time.sleep(0.02)
    finally:
        done.set()
        for worker in workers:
            worker.join(timeout=60)
    assert seen == list(range(1, queries.latest_change() + 1))


def test_two_transactions_that_publish_and_rename_in_other_orders_never_wait_for_each_other_in_a_circle():
    def one_way() -> None:
        try:
            for number in range(10):
                with transaction.atomic():
                    actions.publish(a_draft(1, title=f"一{number}"))
                    actions.put_term(facet="tag", key="1", name=f"甲{number}", slug="tag-1")
        finally:
            connection.close()

    def other_way() -> None:
        try:
            for number in range(10):
                with transaction.atomic():
                    actions.put_term(facet="tag", key="1", name=f"乙{number}", slug="tag-1")
                    actions.publish(a_draft(1, title=f"二{number}"))
        finally:
            connection.close()

    run_all([threading.Thread(target=one_way), threading.Thread(target=other_way)])
    assert queries.latest_change() == 40
