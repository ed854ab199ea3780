"""Moving each consumer of the change feed forward from where it stands."""

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from site_config.schedule import every

from . import consumers
from .models import Consumer, OutboxEntry

BATCH = 100  # entries
LONGEST_PAUSE = 600  # seconds

logger = logging.getLogger(__name__)


@every(30)
@task()
def deliver() -> None:
    """Move all consumers forward. Enqueued when a change commits, and every 30 s for what was lost.

    Any number of workers may run it at once: each consumer's row is locked while it is moved.
    """
    for name in consumers.registered():
        deliver_to(name)


def wake() -> None:
    """Have a worker move the consumers forward, unless one is already waiting to."""
    if not DBTaskResult.objects.ready().filter(task_path=deliver.module_path).exists():
        deliver.enqueue()


def deliver_to(name: str) -> None:
    """Hand ``name`` what it has not seen, batch by batch, until it has seen all or fails.

    After a failure it pauses 2, 4, 8 … seconds, ten minutes at most, and goes on entry by
    entry, so that one that can't be handled holds up none before it.
    """
    consumer, _created = Consumer.objects.get_or_create(name=name)
    size = 1 if consumer.failures else BATCH
    try:
        while _deliver_batch(name, size):
            pass
    except Exception as error:  # whatever a consumer raises, the others go on
        logger.exception("consumer_failed", extra={"consumer": name})
        _record_failure(name, error)


@contextmanager
def held_off(name: str) -> Iterator[None]:
    """A transaction in which nothing is delivered to ``name``; its writes and a delivery's never mix."""
    Consumer.objects.get_or_create(name=name)
    with transaction.atomic():
        Consumer.objects.select_for_update().get(name=name)
        yield


def _deliver_batch(name: str, size: int) -> bool:
    """One batch in one transaction. False when there is nothing (more) to do now."""
    with transaction.atomic():
        consumer = _locked(name)
        if consumer is None or (consumer.retry_at and consumer.retry_at > timezone.now()):
            return False
        entries = list(OutboxEntry.objects.filter(change__gt=consumer.position).order_by("change")[:size])
        if not entries:
            return False
        consumers.registered()[name](entries)
        consumer.position = entries[-1].change
        consumer.failures, consumer.last_error, consumer.retry_at = 0, "", None
        consumer.save()
        return True


def _locked(name: str) -> Consumer | None:
    """The consumer's row, ours until the commit; None when another worker has it."""
    rows = Consumer.objects.filter(name=name)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    return rows.first()


def _record_failure(name: str, error: Exception) -> None:
    with transaction.atomic():
        consumer = Consumer.objects.select_for_update().get(name=name)
        consumer.failures += 1
        consumer.last_error = f"{type(error).__name__}: {error}"[:300]
        pause = min(2**consumer.failures, LONGEST_PAUSE)
        consumer.retry_at = timezone.now() + datetime.timedelta(seconds=pause)
        consumer.save()
