"""The audit trail: added to, read, exported, never edited."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.audit import queries
from cms.audit.actions import record
from cms.audit.models import AuditEntry
from cms.people.roles import Role
from tests.people.factories import account

pytestmark = pytest.mark.django_db

EDITS = [
    "UPDATE audit_auditentry SET verb = 'other' WHERE id = {id}",
    "DELETE FROM audit_auditentry WHERE id = {id}",
    "DELETE FROM audit_auditentry",
]


@pytest.mark.parametrize("statement", EDITS)
def test_the_database_refuses_to_edit_the_trail(statement: str) -> None:
    user = account()
    entry = record(actor=user, verb="people.try", subject=user)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(id=entry.pk))
    assert AuditEntry.objects.get(pk=entry.pk).verb == "people.try"


def test_the_database_refuses_to_replace_or_empty_the_trail() -> None:
    user = account()
    entry = record(actor=user, verb="people.try", subject=user)
    values = [entry.pk, "2026-01-01", "other", "x", "1", "{}"]
    columns = "(id, at, verb, subject_type, subject_id, detail)"
    replace = f"INSERT OR REPLACE INTO audit_auditentry {columns} VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608
    statement = (replace, values) if connection.vendor == "sqlite" else ("TRUNCATE audit_auditentry", None)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(*statement)
    assert AuditEntry.objects.get(pk=entry.pk).verb == "people.try"


def test_code_cannot_edit_the_trail() -> None:
    user = account()
    entry = record(actor=user, verb="people.try", subject=user)
    for edit in (
        lambda: AuditEntry.objects.filter(pk=entry.pk).update(verb="other"),
        lambda: AuditEntry.objects.filter(pk=entry.pk).delete(),
        lambda: AuditEntry.objects.bulk_update([AuditEntry(pk=entry.pk, verb="other")], ["verb"]),
        lambda: AuditEntry.objects.get(pk=entry.pk).save(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            edit()


@pytest.mark.django_db(transaction=True)
def test_an_entry_and_its_act_are_kept_together_or_not_at_all() -> None:
    user = account()
    with pytest.raises(RuntimeError), transaction.atomic():
        record(actor=user, verb="people.try", subject=user)
        raise RuntimeError
    assert not AuditEntry.objects.filter(verb="people.try").exists()


def test_a_database_with_a_trail_of_value_is_never_flushed(settings) -> None:
    settings.AUDIT_MAY_BE_FLUSHED = False
    with pytest.raises(CommandError):
        call_command("flush", interactive=False)


def test_the_history_of_a_thing_is_read_in_one_query(django_assert_num_queries) -> None:
    user, other = account(), account()
    for verb in ("people.one", "people.two", "people.three"):
        record(actor=user, verb=verb, subject=other)
    record(actor=user, verb="people.elsewhere", subject=user)
    with django_assert_num_queries(1):
        entries = list(queries.history_of(other))
        names = [str(entry.actor) for entry in entries]
    assert [entry.verb for entry in entries] == ["people.three", "people.two", "people.one"]
    assert len(names) == 3


def test_entries_are_found_by_room_actor_subject_and_time() -> None:
    user, other = account(), account()
    first = record(actor=user, verb="people.one", subject=other)
    record(actor=other, verb="works.two", subject=user)
    find = queries.entries
    assert [entry.pk for entry in find(queries.Criteria(verb="people."))] == [first.pk]
    assert [entry.pk for entry in find(queries.Criteria(actor_id=user.pk))] == [first.pk]
    assert [entry.pk for entry in find(queries.Criteria(subject_id=str(other.pk)))] == [first.pk]
    assert not find(queries.Criteria(until=first.at)).exists()
    assert find(queries.Criteria(since=first.at, verb="works.two")).count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_only_administrators_read_and_export_the_trail(client: Client, role: Role) -> None:
    client.force_login(account(role))
    for path in ("/admin/audit/", "/admin/audit/export/csv/", "/admin/audit/export/jsonl/"):
        assert (client.get(path).status_code == 200) is (role == Role.ADMINISTRATOR)


def test_the_list_takes_as_many_queries_for_many_entries_as_for_one(client: Client) -> None:
    reader = account(Role.ADMINISTRATOR)
    client.force_login(reader)
    client.get("/admin/audit/")
    record(actor=account(), verb="people.one", subject=reader)
    with_one = queries_of(client)
    for _number in range(5):
        record(actor=account(), verb="people.one", subject=reader)
    assert queries_of(client) == with_one


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/admin/audit/").status_code == 200
    return len(captured)


def test_exports_hold_the_chosen_entries_and_are_noted_themselves(client: Client) -> None:
    reader = account(Role.ADMINISTRATOR, name="=HYPERLINK(1)")
    client.force_login(reader)
    record(actor=reader, verb="people.one", subject=reader, reason="理由")
    record(actor=None, verb="works.two", subject=reader)
    lines = b"".join(client.get("/admin/audit/export/jsonl/?verb=people.one").streaming_content)
    [entry] = [json.loads(line) for line in lines.decode().splitlines()]
    assert (entry["verb"], entry["detail"]) == ("people.one", {"reason": "理由"})
    text = b"".join(client.get("/admin/audit/export/csv/").streaming_content).decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["verb"] for row in rows][:2] == ["people.one", "works.two"]
    assert rows[0]["actor_name"] == "'=HYPERLINK(1)", "a name is no formula in a spreadsheet"
    assert AuditEntry.objects.filter(verb="audit.export", actor=reader).count() == 2


def test_no_address_of_the_admin_changes_an_entry(client: Client) -> None:
    root = account(Role.ADMINISTRATOR, is_superuser=True)
    client.force_login(root)
    entry = record(actor=root, verb="people.one", subject=root)
    for path in (f"edit/{entry.pk}/", f"delete/{entry.pk}/", "new/"):
        assert client.get(f"/admin/audit/{path}").status_code == 404
    assert client.post("/admin/audit/").status_code == 405
