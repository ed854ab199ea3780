"""What every room's tests may ask for."""

from collections.abc import Callable, Generator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from ops.services.s3 import S3
from site_config.worker import SiteWorker

Rows = dict[str, tuple[list[str], list[tuple]]]


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


class Migrated:
    """What the migrations put in: roles, permissions, Wagtail's root and the site.

    A test with real transactions ends with an emptied database; the next one finds it filled again.
    """

    def __init__(self, blocker: Any) -> None:
        self.blocker = blocker
        self.emptied = False
        with blocker.unblock():
            self.rows = all_rows()

    def restore(self) -> None:
        """Put the rows back if the last test emptied the database."""
        if self.emptied:
            self.emptied = False
            with self.blocker.unblock():
                call_command(
                    "flush", interactive=False, verbosity=0, inhibit_post_migrate=True, reset_sequences=False
                )  # the rows that are put back keep their numbers: counting goes on after them
                put_back(self.rows)
                ContentType.objects.clear_cache()


MIGRATED = pytest.StashKey[Migrated]()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Generator[None, None, None]:
    """Remember what the migrations put in, and leave it there for the next run."""
    migrated = request.config.stash[MIGRATED] = Migrated(django_db_blocker)
    yield
    migrated.restore()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fill the database again if the last test emptied it."""
    if MIGRATED in item.config.stash:
        item.config.stash[MIGRATED].restore()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Note that this test empties the database."""
    marker = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", [])
    empties = (marker is not None and marker.kwargs.get("transaction")) or "transactional_db" in names
    if MIGRATED in item.config.stash and (empties or "live_server" in names):
        item.config.stash[MIGRATED].emptied = True


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


def all_rows() -> Rows:
    """The columns and rows of every table of ours that has any."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            if rows := cursor.fetchall():
                found[table] = ([column[0] for column in cursor.description], rows)
    return found


def put_back(tables: Rows) -> None:
    """Insert rows; foreign keys are looked at when the transaction ends, so the order is free."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in tables.items():
            names = ", ".join(connection.ops.quote_name(column) for column in columns)
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({marks})",  # noqa: S608
                rows,
            )
        for statement in sequences_behind(tables):
            cursor.execute(statement)


def sequences_behind(tables: Rows) -> list[str]:
    """SQL that lets each table's next id follow the rows that were put back. None on SQLite."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
    return connection.ops.sequence_reset_sql(no_style(), models)
