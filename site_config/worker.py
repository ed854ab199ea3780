"""The task worker: runs queued tasks, keeps the periodic ones' time, and takes over from the dead.

``django_tasks_db`` brings the queue and how one task is run. What it lacks is here: it has no
schedule, a task whose worker was killed stays "running" for ever, and its idle loop takes the
database's write lock every second, which on SQLite every request would wait for.
"""

import time
from datetime import datetime, timedelta
from threading import Event, Thread

import structlog
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from site_config.models import Worker
from site_config.schedule import tick

BEAT = 5  # seconds between two signs of life
DEAD_AFTER = 45  # seconds without one after which a worker's task is given to another
MOST_ATTEMPTS = 4  # a task that has killed so many workers is not tried again
KEEP = timedelta(days=7)  # how long the outcome of a task is kept

log = structlog.get_logger(__name__)


class SiteWorker(QueueWorker):
    """One process that runs the tasks of some queues, one at a time, until it is told to stop."""

    def __init__(self, *, queues: list[str], worker_id: str, interval: float, batch: bool) -> None:
        super().__init__(
            queue_names=queues,
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        self._ended = Event()

    def run(self) -> None:
        """Run tasks until stopped; in batch mode until none is ready."""
        log.info("worker_started", worker=self.worker_id, queues=self.queue_names)
        beating = Thread(target=self._beat, name="beat", daemon=True)
        if not self.batch:
            beating.start()
        try:
            while self.running:
                if not self.batch:
                    close_old_connections()
                result = self._claim()
                if result is not None:
                    self.run_task(result)
                elif self.batch:
                    return
                else:
                    time.sleep(self.interval)
        finally:
            self._ended.set()
            if not self.batch:
                beating.join(timeout=BEAT)
                Worker.objects.filter(id=self.worker_id).delete()
            log.info("worker_stopped", worker=self.worker_id)

    def _claim(self) -> DBTaskResult | None:
        """Take the next ready task, if there is one; looking takes no lock."""
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        if not self.process_all_queues:
            ready = ready.filter(queue_name__in=self.queue_names)
        if not ready.exists():
            return None
        with transaction.atomic():
            result = ready.get_locked()
            if result is not None:
                result.claim(self.worker_id)
            return result

    def _beat(self) -> None:
        """Say that this worker lives, and do what any one of the workers must do."""
        while not self._ended.is_set():
            try:
                close_old_connections()
                beat(self.worker_id, self.queue_names)
                tick()
            except DatabaseError as error:
                # The database is away or busy: the next beat tries again.
                log.warning("beat_failed", worker=self.worker_id, error=type(error).__name__)
            self._ended.wait(BEAT)
        connection.close()


def beat(worker_id: str, queues: list[str], now: datetime | None = None) -> None:
    """Note that the worker lives; give the tasks of dead workers back and forget what is old."""
    moment = now or timezone.now()
    Worker.objects.update_or_create(id=worker_id, defaults={"queues": queues, "seen_at": moment})
    dead_since = moment - timedelta(seconds=DEAD_AFTER)
    Worker.objects.filter(seen_at__lt=dead_since).delete()
    recover(moment)


def recover(now: datetime) -> int:
    """Make ready again each task whose worker is dead. Returns how many. Tasks are safe to run twice."""
    living = set(Worker.objects.values_list("id", flat=True))
    started_before = now - timedelta(seconds=DEAD_AFTER)
    recovered = 0
    for result in DBTaskResult.objects.running().filter(started_at__lt=started_before):
        if result.worker_ids and result.worker_ids[-1] in living:
            continue
        if len(result.worker_ids) >= MOST_ATTEMPTS:
            result.set_failed(RuntimeError(f"{len(result.worker_ids)} workers died on it"))
            log.error("task_given_up", task=result.task_path, id=str(result.id))
            continue
        recovered += DBTaskResult.objects.filter(
            id=result.id, status=TaskResultStatus.RUNNING, started_at=result.started_at
        ).update(status=TaskResultStatus.READY, started_at=None)
        log.warning("task_recovered", task=result.task_path, id=str(result.id))
    return recovered


def forget_old_results(now: datetime) -> int:
    """Delete the outcomes of tasks that ended longer ago than ``KEEP``. Returns how many."""
    deleted, _ = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP).delete()
    return deleted
