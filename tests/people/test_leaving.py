"""Export and deletion of an account."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db.models import ProtectedError

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.people import erasure, public_face
from cms.people.actions import delete_account, export_account, notify, record_guardian_consent
from cms.people.models import Creator, Guardianship, Letter, User
from cms.people.roles import Role, roles_of
from media import in_use
from media.actions import receive_picture
from media.models import Picture
from tests.media.conftest import own_files, saved, scene  # noqa: F401

from .factories import account, creator

pytestmark = pytest.mark.django_db


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    seen: list[tuple[str, object]] = []
    monkeypatch.setattr(erasure, "_parts", {})
    monkeypatch.setattr(public_face, "_creator_listeners", [])
    monkeypatch.setattr(public_face, "_organisation_listeners", [])
    erasure.register_part(
        "works", lambda user: [{"title": "潮汐"}], lambda user, keep: seen.append(("erase", keep))
    )
    public_face.register(
        lambda changed: seen.append(("face", (changed.name, public_face.is_public(changed)))),
        lambda changed: None,
    )
    return seen


def test_the_export_holds_everything_about_the_person(registered: list) -> None:
    user = account(email="man@example.cn", phone="13800138000")
    mine = creator(user, is_minor=True)
    record_guardian_consent(actor=user, creator=mine, guardian_name="林大山", consented=True)
    notify(user=user, topic="review", text="您的作品已通过", path="/studio/")
    archive = zipfile.ZipFile(io.BytesIO(export_account(actor=user, user=user)))
    read = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert read["account.json"]["email"] == "man@example.cn"
    assert read["account.json"]["phone"] == "13800138000"
    assert read["profile.json"]["city_name"] == "广州市"
    assert read["profile.json"]["guardian"]["guardian_name"] == "林大山"
    assert read["notifications.json"][0]["text"] == "您的作品已通过"
    assert read["activity.json"][0]["verb"] == "people.guardian_consent"
    assert read["works.json"] == [{"title": "潮汐"}]


def test_nobody_exports_somebody_elses_account(registered: list) -> None:
    with pytest.raises(Refused):
        export_account(actor=account(Role.ADMINISTRATOR), user=account())


def test_a_deleted_account_keeps_nothing_personal(registered: list) -> None:
    user = account(Role.EXPERT, email="gone@example.cn", name="林小满", phone="13800138000")
    mine = creator(user, is_minor=True, bio="喜欢潮汐")
    record_guardian_consent(actor=user, creator=mine, guardian_name="林大山", consented=True)
    session = SessionStore()
    session.create()
    UserSession.objects.create(user=user, session_key=session.session_key, ip="127.0.0.1", user_agent="x")

    delete_account(actor=user, user=user, keep_published=True)

    user = User.objects.get(pk=user.pk)
    assert (user.phone, user.is_active, user.last_login) == ("", False, None)
    assert user.name == "已注销用户"
    assert not user.has_usable_password()
    assert "gone" not in user.email
    assert roles_of(user) == frozenset()
    mine = Creator.objects.get(pk=mine.pk)
    assert (mine.user, mine.name, mine.bio, mine.city, mine.is_minor) == (None, "已注销用户", "", "", False)
    assert not Guardianship.objects.exists()
    assert not EmailAddress.objects.filter(user=user).exists()
    assert not Session.objects.filter(session_key=session.session_key).exists()
    assert [letter.to for letter in Letter.objects.all()] == ["gone@example.cn"]  # the goodbye
    entry = AuditEntry.objects.get(verb="people.delete_account")
    assert entry.detail == {"keep_published": True}
    assert ("erase", True) in registered
    assert registered[-1] == ("face", ("已注销用户", False))


def test_the_address_of_a_deleted_account_is_free_at_once(registered: list) -> None:
    user = account(email="again@example.cn")
    delete_account(actor=user, user=user, keep_published=False)
    assert account(email="again@example.cn").pk != user.pk


def test_a_room_that_cannot_erase_its_part_keeps_the_account(registered: list) -> None:
    def broken(user: User, keep: bool) -> None:
        raise RuntimeError("the store is away")

    erasure.register_part("broken", lambda user: None, broken)
    user = account(email="stays@example.cn")
    with pytest.raises(RuntimeError):
        delete_account(actor=user, user=user, keep_published=True)
    user = User.objects.get(pk=user.pk)
    assert (user.email, user.is_active) == ("stays@example.cn", True)


def test_no_door_deletes_the_row_of_an_account() -> None:
    user = account()
    with pytest.raises(ProtectedError):
        user.delete()
    with pytest.raises(ProtectedError):
        User.objects.filter(pk=user.pk).delete()
    assert User.objects.filter(pk=user.pk).exists()


def test_files_that_nothing_uses_go_with_the_person(registered: list, own_files, settings) -> None:  # noqa: F811
    user, other = account(), account()
    mine = creator(user)
    for owner in (user, other):
        receive_picture(file=ContentFile(saved(scene()), "me.jpg"), owner=owner, title="合影")
    mine.avatar = Picture.objects.get(uploaded_by_user=user)
    mine.save()
    archive = zipfile.ZipFile(io.BytesIO(export_account(actor=user, user=user)))
    assert json.loads(archive.read("files.json"))[0]["title"] == "合影"
    delete_account(actor=user, user=user, keep_published=True)
    assert [picture.uploaded_by_user for picture in Picture.objects.all()] == [other]


def test_a_file_that_is_used_stays_with_what_uses_it(registered: list, own_files, monkeypatch) -> None:  # noqa: F811
    user = account()
    receive_picture(file=ContentFile(saved(scene()), "me.jpg"), owner=user)
    monkeypatch.setattr(in_use, "_uses", [lambda thing: True])
    delete_account(actor=user, user=user, keep_published=True)
    assert Picture.objects.count() == 1
