"""What every room's tests may ask for."""

from collections.abc import Callable

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection

from ops.services.s3 import S3
from site_config.worker import SiteWorker


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only the other database can show: ``@pytest.mark.postgresql`` or ``.sqlite``."""
    vendor = "postgresql" if "postgresql" in django_settings.DATABASES["default"]["ENGINE"] else "sqlite"
    other = "sqlite" if vendor == "postgresql" else "postgresql"
    out = [item for item in items if item.get_closest_marker(other)]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test that is skipped has shown nothing: the run counts as failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _nothing_remembered_between_tests() -> None:
    """What one test cached (rate limits among it) must not reach the next."""
    cache.clear()


@pytest.fixture
def run_tasks(db: None) -> Callable[[], None]:
    """Run every task that is ready, as a worker would, until none is."""

    def run() -> None:
        SiteWorker(queues=["default", "media"], worker_id="test", interval=0, batch=True).run()

    return run


@pytest.fixture
def on_postgresql() -> bool:
    """Whether this run's database is PostgreSQL."""
    return connection.vendor == "postgresql"


@pytest.fixture(scope="session")
def s3_server() -> dict[str, str]:
    """A real S3 server and how it is reached: the ``S3_…`` environment variables by name."""
    S3.up()
    return S3.environment()
