"""Killing a real process after each of its SQL statements.

A child is forked for every kill. It works on a fresh copy of a prepared database, counts what it
sends to it, and sends itself SIGKILL after the statement whose turn it is: no ``finally``, no
rollback, no goodbye to the server. A commit counts as a statement too.
"""

import os
import shutil
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections

Act = Callable[[], object]


class Prepared:
    """A database that is filled once and can be copied quickly: a file, or a template on PostgreSQL.

    It begins as a copy of the suite's own, which is never touched. PostgreSQL takes longer to copy,
    so a copy in which no row changed is used again.
    """

    def __init__(self, folder: Path) -> None:
        self.original = str(connection.settings_dict["NAME"])
        self.is_file = connection.vendor == "sqlite"
        self.template, self.copy = (
            (str(folder / "template.sqlite3"), str(folder / "copy.sqlite3"))
            if self.is_file
            else (f"{self.original}_template", f"{self.original}_copy")
        )
        self.is_untouched = False
        self.rows: list[Any] = []

    @contextmanager
    def filling(self) -> Iterator[None]:
        """The connection goes to what will be copied."""
        self._close_file()
        self._copy(self.original, self.template)
        connection.settings_dict["NAME"] = self.template
        try:
            yield
            self.rows = [] if self.is_file else _rows()
            self._close_file()
        finally:
            self._back_to_original()

    @contextmanager
    def fresh(self) -> Iterator[None]:
        """A new copy, with the connection going to it."""
        connections.close_all()
        if not self.is_untouched:
            self._copy(self.template, self.copy)
        connection.settings_dict["NAME"] = self.copy
        self.is_untouched = False
        try:
            yield
            self.is_untouched = not self.is_file and _rows() == self.rows
        finally:
            self._back_to_original()

    def drop(self) -> None:
        """Leave nothing behind."""
        if not self.is_file:
            for name in (self.copy, self.template):
                self._server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _close_file(self) -> None:
        """Have all of it in one file, and nobody connected."""
        if self.is_file:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()

    def _back_to_original(self) -> None:
        connections.close_all()
        connection.settings_dict["NAME"] = self.original

    def _copy(self, source: str, target: str) -> None:
        if self.is_file:
            for rest in ("-wal", "-shm"):
                Path(target + rest).unlink(missing_ok=True)
            shutil.copyfile(source, target)
        else:
            self._server(
                f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)',
                f'CREATE DATABASE "{target}" TEMPLATE "{source}"',
            )

    def _server(self, *statements: str) -> None:
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _rows() -> list[Any]:
    """How many rows each table has, and which transaction wrote the latest of them."""
    tables = connection.introspection.table_names()
    counts = (f'SELECT count(*), max(xmin::text::bigint) FROM "{table}"' for table in sorted(tables))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counts))
        return cursor.fetchall()


def killed_after(statement: int, act: Act) -> bool:
    """Run ``act`` in a child that dies after that many statements. False when it ended before.

    Raises AssertionError when the child failed of itself.
    """
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _die_after(statement, act, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, said
    return False


def _die_after(statement: int, act: Act, writing: int) -> None:
    count = 0

    def another() -> None:
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def executing(execute: Any, *call: Any) -> Any:
        result = execute(*call)
        another()
        return result

    commit = connection._commit

    def committing() -> None:
        commit()
        another()

    connection._commit = committing  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(executing):
            act()
    except BaseException:
        os.write(writing, traceback.format_exc().encode()[-60_000:])
        os._exit(1)
    os._exit(0)
