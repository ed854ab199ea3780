"""The database's own guard of the trail: it refuses every change and removal of an entry.

Django rebuilds a table on SQLite when a migration alters it, and the triggers go with the old
table: such a migration must end with ``RunPython(triggers.install_in_migration)``.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "audit_auditentry"

# INSERT OR REPLACE removes the old row without firing DELETE triggers, so inserts are guarded too.
SQLITE_INSTALL = [
    f"CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
    f"CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END",
    "CREATE TRIGGER IF NOT EXISTS audit_no_replace BEFORE INSERT ON audit_auditentry "
    "WHEN EXISTS (SELECT 1 FROM audit_auditentry WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never replaced'); END",
]
SQLITE_DROP = [
    "DROP TRIGGER IF EXISTS audit_no_update",
    "DROP TRIGGER IF EXISTS audit_no_delete",
    "DROP TRIGGER IF EXISTS audit_no_replace",
]
POSTGRESQL_INSTALL = [
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'audit entries are never changed or removed' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE OR REPLACE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE OR REPLACE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
]
POSTGRESQL_DROP = [
    f"DROP TRIGGER IF EXISTS audit_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS audit_no_truncate ON {TABLE}",
    "DROP FUNCTION IF EXISTS audit_refuse()",
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the guard up; safe to run again."""
    _run(connection, {"sqlite": SQLITE_INSTALL, "postgresql": POSTGRESQL_INSTALL})


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the guard down: only for emptying a whole development or test database."""
    _run(connection, {"sqlite": SQLITE_DROP, "postgresql": POSTGRESQL_DROP})


def install_in_migration(apps: Any, schema_editor: Any) -> None:
    """``install`` for ``RunPython``."""
    install(schema_editor.connection)


def drop_in_migration(apps: Any, schema_editor: Any) -> None:
    """``drop`` for ``RunPython``."""
    drop(schema_editor.connection)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    if connection.vendor not in statements:
        raise RuntimeError(f"The audit trail has no guard for {connection.vendor}.")
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
