"""Alive, ready, measured."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from site_config import health
from site_config.models import Worker

pytestmark = pytest.mark.django_db


@task()
def nothing() -> None:
    """For the queue."""


@pytest.fixture
def workers() -> None:
    Worker.objects.create(id="one", queues=["default", "media"], seen_at=timezone.now())


def part(client: Client, name: str) -> dict:
    return next(part for part in client.get("/readyz").json()["parts"] if part["name"] == name)


def test_healthz_asks_nothing_of_the_database(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.usefixtures("workers")
def test_readyz_is_200_when_every_part_is_well(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200, answer.content
    assert answer["Cache-Control"].startswith("max-age=0")


def test_readyz_names_the_queue_that_no_worker_serves(client: Client) -> None:
    Worker.objects.create(id="one", queues=["default"], seen_at=timezone.now())
    assert client.get("/readyz").status_code == 503
    assert part(client, "worker")["note"] == "no worker for: media"


@pytest.mark.usefixtures("workers")
def test_readyz_names_a_queue_that_stands_still(client: Client) -> None:
    nothing.enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert client.get("/readyz").status_code == 503
    assert not part(client, "queue")["ok"]


@pytest.mark.usefixtures("workers")
def test_readyz_names_a_part_that_raises_without_saying_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> tuple[bool, str]:
        raise DatabaseError("password=secret host=10.0.0.1")

    monkeypatch.setitem(health.QUESTIONS, "database", broken)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"secret" not in answer.content
    assert part(client, "database")["note"] == "DatabaseError"


def test_metrics_are_for_this_machine_only_without_a_token(client: Client) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="198.51.100.7").status_code == 403
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403


def test_metrics_are_for_whoever_has_the_token(client: Client, settings) -> None:
    settings.METRICS_TOKEN = "a-long-token"
    assert client.get("/metrics").status_code == 403
    given = {"Authorization": "Bearer a-long-token", "X-Forwarded-For": "198.51.100.7"}
    answer = client.get("/metrics", headers=given)
    assert answer.status_code == 200
    assert b"django_http_requests_total" in answer.content
