"""Is the platform well? Each part answers for itself, quickly and without changing anything that lasts."""

import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from site_config.models import Worker
from site_config.worker import DEAD_AFTER

LONGEST_WAIT = timedelta(minutes=10)  # how long a ready task may wait before someone should look
LEAST_FREE = 500 * 1024 * 1024  # bytes free under VAR_DIR


@dataclass(frozen=True)
class Part:
    """One part's answer. ``note`` is for operators: no secrets, no addresses of others."""

    name: str
    ok: bool
    note: str = ""
    milliseconds: int = 0

    def as_dict(self) -> dict[str, object]:
        """As JSON shows it."""
        return asdict(self)


def parts() -> list[Part]:
    """Ask every part. A part that raises is not well; what it raised is named by its class only."""
    return [_ask(name, question) for name, question in QUESTIONS.items()]


def _ask(name: str, question: Callable[[], tuple[bool, str]]) -> Part:
    start = time.perf_counter()
    try:
        ok, note = question()
    except Exception as error:  # whatever is wrong, the answer is that this part is not well
        ok, note = False, type(error).__name__
    return Part(name, ok, note, round((time.perf_counter() - start) * 1000))


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,), connection.vendor


def _migrations() -> tuple[bool, str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not plan, f"{len(plan)} to apply" if plan else ""


def _cache() -> tuple[bool, str]:
    key, value = f"health-{uuid.uuid4()}", uuid.uuid4().hex
    cache.set(key, value, 10)
    return cache.get(key) == value, ""


def _storage() -> tuple[bool, str]:
    """Asking for a file that is not there tells that the storage answers."""
    for alias in ("default", "originals"):
        storages[alias].exists(".health")
    return True, ""


def _worker() -> tuple[bool, str]:
    living = Worker.objects.filter(seen_at__gte=timezone.now() - timedelta(seconds=DEAD_AFTER))
    queues = {queue for worker in living for queue in worker.queues}
    lacking = sorted(set(settings.TASKS["default"]["QUEUES"]) - queues)
    return not lacking, f"no worker for: {', '.join(lacking)}" if lacking else ""


def _queue() -> tuple[bool, str]:
    """How long the oldest ready task has waited. A task set for later waits from its time on."""
    oldest = (
        DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", "run_after").first()
    )
    if oldest is None:
        return True, "empty"
    now = timezone.now()
    since = max(moment for moment in oldest if moment <= now)
    return now - since < LONGEST_WAIT, f"oldest waits {int((now - since).total_seconds())} s"


def _disk() -> tuple[bool, str]:
    free = shutil.disk_usage(settings.VAR_DIR).free
    return free >= LEAST_FREE, f"{free // 1024**2} MiB free"


QUESTIONS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "storage": _storage,
    "worker": _worker,
    "queue": _queue,
    "disk": _disk,
}
