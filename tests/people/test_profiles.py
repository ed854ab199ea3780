"""Profiles, guardians, roles: the actions and what they promise."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.people import public_face, slugs
from cms.people.actions import (
    change_phone,
    change_profile,
    change_roles,
    complete_profile,
    invite,
    record_guardian_consent,
    save_organisation,
    set_active,
)
from cms.people.models import Creator, Letter, Organisation, User
from cms.people.names import clean_name
from cms.people.phones import clean_phone
from cms.people.roles import Role, group_of, roles_of, users_with
from cms.people.slugs import pinyin_slug

from .factories import account, creator

pytestmark = pytest.mark.django_db


def complete(user: User, **changed: object) -> Creator:
    values = {"kind": "person", "name": "林小满", "city": "440100", "county": "440106"}
    return complete_profile(user=user, **{**values, **changed})


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    monkeypatch.setattr(public_face, "_creator_listeners", [])
    monkeypatch.setattr(public_face, "_organisation_listeners", [])
    public_face.register(
        lambda changed: names.append(f"creator {changed.name}"),
        lambda changed: names.append(f"organisation {changed.name}"),
    )
    return names


def test_a_profile_gets_a_readable_address_from_its_name() -> None:
    assert complete(account()).slug == "lin-xiao-man"
    assert complete(account()).slug == "lin-xiao-man-2"
    assert complete(account(), name="★").slug == "creator"


def test_two_of_one_name_at_the_same_moment_get_two_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    complete(account())
    answers = iter(["lin-xiao-man", "lin-xiao-man-2"])  # the first is taken since it was asked for
    monkeypatch.setattr(slugs, "free_slug", lambda model, name: next(answers))
    assert complete(account()).slug == "lin-xiao-man-2"


def test_an_organisation_made_by_two_at_the_same_moment_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Organisation.objects.create(name="广东科学中心", slug="x")
    first = Organisation.objects.none()
    real, calls = Organisation.objects.filter, iter([True, False])
    monkeypatch.setattr(
        Organisation.objects, "filter", lambda **by: first if next(calls, False) else real(**by)
    )
    monkeypatch.setattr(Organisation, "full_clean", lambda self, **more: None)
    assert complete(account(), organisation="广东科学中心").organisation == made


def test_completing_twice_changes_the_one_profile_and_keeps_its_address() -> None:
    user = account()
    first = complete(user)
    second = complete(user, name="新名字")
    assert (second.pk, second.slug, second.name) == (first.pk, "lin-xiao-man", "新名字")
    assert Creator.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", ""),
        ("name", "长" * 61),
        ("city", "110100"),
        ("county", "440305"),
        ("kind", "robot"),
        ("bio", "长" * 1001),
    ],
)
def test_a_wrong_profile_is_refused_at_its_field(field: str, wrong: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        complete(account(), **{field: wrong})
    assert field in refusal.value.message_dict
    assert not Creator.objects.exists()


def test_a_school_speaks_for_its_organisation_and_is_no_minor() -> None:
    school = complete(account(), kind="school", name="广州市执信中学", is_minor=True)
    assert school.organisation == Organisation.objects.get(name="广州市执信中学", kind="school")
    assert not school.is_minor


def test_an_organisation_named_twice_is_one() -> None:
    first = complete(account(), organisation="广东科学中心")
    second = complete(account(), organisation=" 广东科学中心 ")
    assert first.organisation == second.organisation
    assert complete(account(), organisation="").organisation is None


def test_the_public_face_follows_every_change(told: list[str]) -> None:
    user = account()
    mine = complete(user, organisation="广东科学中心")
    change_profile(actor=user, creator=mine, name="小满")
    save_organisation(actor=account(Role.ADMINISTRATOR), organisation=mine.organisation)
    assert told == [
        "organisation 广东科学中心",
        "creator 林小满",
        "creator 小满",
        "organisation 广东科学中心",
    ]


def test_a_listener_that_fails_keeps_the_old_profile(told: list[str]) -> None:
    user = account()
    mine = complete(user)

    def broken(changed: Creator) -> None:
        raise RuntimeError("the term is locked")

    public_face.register(broken, lambda changed: None)
    with pytest.raises(RuntimeError):
        change_profile(actor=user, creator=mine, name="小满")
    assert Creator.objects.get(pk=mine.pk).name == "林小满"


def test_nobody_else_changes_a_profile() -> None:
    with pytest.raises(Refused):
        change_profile(actor=account(Role.CHIEF_EDITOR), creator=creator(), name="x")


def test_a_guardians_consent_is_dated_and_can_be_taken_back() -> None:
    user = account()
    mine = creator(user, is_minor=True)
    given_ = record_guardian_consent(actor=user, creator=mine, guardian_name="林大山", consented=True)
    again = record_guardian_consent(actor=user, creator=mine, guardian_name="林大山", consented=True)
    assert again.consented_at == given_.consented_at
    other = record_guardian_consent(actor=user, creator=mine, guardian_name="林二山", consented=True)
    assert other.consented_at > given_.consented_at
    assert not record_guardian_consent(
        actor=user, creator=mine, guardian_name="林二山", consented=False
    ).consented_at


def test_a_guardian_is_never_in_the_trail() -> None:
    user = account()
    mine = creator(user, is_minor=True)
    record_guardian_consent(
        actor=user, creator=mine, guardian_name="林大山", guardian_phone="13800138000", consented=True
    )
    assert "林大山" not in str(list(AuditEntry.objects.values()))
    assert "13800138000" not in str(list(AuditEntry.objects.values()))


def test_only_the_person_and_administrators_record_a_guardian() -> None:
    mine = creator(is_minor=True)
    for stranger in (account(), account(Role.CHIEF_EDITOR)):
        with pytest.raises(Refused):
            record_guardian_consent(actor=stranger, creator=mine, guardian_name="x", consented=True)


def test_roles_are_given_taken_and_noted() -> None:
    administrator, user = account(Role.ADMINISTRATOR), account()
    change_roles(actor=administrator, user=user, roles=[Role.EXPERT, Role.JUDGE])
    assert roles_of(User.objects.get(pk=user.pk)) == {Role.EXPERT, Role.JUDGE}
    change_roles(actor=administrator, user=user, roles=[Role.EXPERT])
    assert list(users_with(Role.EXPERT)) == [user]
    assert not users_with(Role.JUDGE).exists()
    entry = AuditEntry.objects.filter(verb="people.change_roles").first()
    assert entry.detail == {"before": ["expert", "judge"], "after": ["expert"]}


def test_the_last_administrator_keeps_the_role_and_stays_on() -> None:
    root = User.objects.create_superuser("root@example.cn", "x")
    administrator = account(Role.ADMINISTRATOR)
    change_roles(actor=root, user=administrator, roles=[])
    with pytest.raises(Refused):
        set_active(actor=administrator, user=root, active=False)
    with pytest.raises(Refused):
        set_active(actor=root, user=root, active=False)


def test_a_role_is_lost_at_once_when_the_account_is_switched_off() -> None:
    administrator, expert = account(Role.ADMINISTRATOR), account(Role.EXPERT)
    set_active(actor=administrator, user=expert, active=False)
    assert roles_of(User.objects.get(pk=expert.pk)) == frozenset()
    assert not users_with(Role.EXPERT).exists()


def test_roles_are_asked_of_the_database_once(django_assert_num_queries) -> None:
    user = User.objects.get(pk=account(Role.EXPERT, Role.JUDGE).pk)
    with django_assert_num_queries(1):
        assert roles_of(user) == roles_of(user) == {Role.EXPERT, Role.JUDGE}


def test_every_role_has_its_group_and_only_four_have_the_admin() -> None:
    with_admin = {role for role in Role if account(role).has_perm("wagtailadmin.access_admin")}
    assert with_admin == {Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR, Role.ADMINISTRATOR}
    assert group_of(Role.JUDGE).name == "评委"
    assert not account(Role.ADMINISTRATOR).has_perm("people.delete_user")


def test_an_invited_colleague_gets_a_letter_and_no_password() -> None:
    administrator = account(Role.ADMINISTRATOR)
    user = invite(actor=administrator, email="Expert@Example.cn", name="王专家", roles=[Role.EXPERT])
    assert user.email == "expert@example.cn"
    assert not user.has_usable_password()
    assert roles_of(user) == {Role.EXPERT}
    assert "/accounts/password/reset/key/" in Letter.objects.get(to="expert@example.cn").body
    with pytest.raises(ValidationError):
        invite(actor=administrator, email="expert@example.cn", name="x")
    with pytest.raises(Refused):
        invite(actor=user, email="friend@example.cn", name="x")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("020-83561234", "02083561234"),
        ("(0755) 83561234", "075583561234"),
        ("+852 2345 6789", "+85223456789"),
    ],
)
def test_a_telephone_number_is_kept_in_one_form(written: str, kept: str) -> None:
    assert change_phone(actor=(user := account()), user=user, phone=written).phone == kept


@pytest.mark.parametrize("wrong", ["12345", "23800138000", "1380013800", "abc", "138001380001", "<b>1</b>"])
def test_what_is_no_telephone_number_is_refused(wrong: str) -> None:
    user = account()
    with pytest.raises(ValidationError):
        change_phone(actor=user, user=user, phone=wrong)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_clean_number_or_refused_and_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        number = clean_phone(text)
    except ValidationError:
        return
    assert clean_phone(number) == number
    assert len(number) <= 20 and number.lstrip("+").isascii() and number.lstrip("+").isdigit()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_name_makes_a_slug_or_none(name: str) -> None:
    slug = pinyin_slug(name)
    assert len(slug) <= 60
    assert all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in slug)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  林\u3000小满 ", "林 小满"),
        ("林\u202e小满", "林小满"),
        ("林\u200b小\x00满", "林小满"),
        ("Ａda", "Ａda"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_a_name_is_kept_without_signs_that_cannot_be_seen(written: str, kept: str) -> None:
    assert complete(account(), name=written).name == kept


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b", "\u202e\u202c"])
def test_a_name_that_cannot_be_seen_is_none(nothing: str) -> None:
    with pytest.raises(ValidationError):
        complete(account(), name=nothing)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_cleaning_a_name_twice_changes_nothing(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once) == once
    assert once == once.strip()
    assert not {unicodedata.category(sign) for sign in once} & {"Cc", "Cf", "Zl", "Zp"}
