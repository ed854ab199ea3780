"""Accounts, creators and organisations in Wagtail's admin: through the rules, never round them."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cms.audit.models import AuditEntry
from cms.people import public_face
from cms.people.models import Creator, Guardianship, Letter, Organisation, User
from cms.people.roles import ADMIN_ROLES, Role, roles_of

from .factories import account, creator

pytestmark = pytest.mark.django_db

USERS = "wagtailusers_users"
BULK = "/admin/bulk/people/user/{action}/?{ids}"


@pytest.fixture
def administrator(client: Client) -> User:
    user = account(Role.ADMINISTRATOR, name="管理员")
    client.force_login(user)
    return user


def edit(client: Client, user: User, **changed: object):
    values = {"name": user.name or "x", "phone": user.phone, "is_active": "on", "roles": [], **changed}
    values = {key: value for key, value in values.items() if value is not None}
    return client.post(reverse(f"{USERS}:edit", args=[user.pk]), values)


def bulk(client: Client, action: str, users: list[User], **values: object):
    ids = "&".join(f"id={user.pk}" for user in users)
    return client.post(BULK.format(action=action, ids=ids), values)


@pytest.mark.parametrize(
    "role", [Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR, Role.JUDGE, Role.ORGANISER]
)
def test_only_administrators_see_accounts_creators_and_organisations(client: Client, role: Role) -> None:
    client.force_login(account(role))
    for path in ("/admin/users/", "/admin/creator/", "/admin/organisation/", "/admin/groups/"):
        assert client.get(path).status_code == (302 if role in ADMIN_ROLES else 403)


def test_an_administrator_opens_an_account(client: Client, administrator: User) -> None:
    page = client.get(reverse(f"{USERS}:add")).content.decode()
    assert "password" not in page
    values = {"email": "new@example.cn", "name": "新同事", "roles": ["expert"]}
    assert client.post(reverse(f"{USERS}:add"), values).status_code == 302
    user = User.objects.get(email="new@example.cn")
    assert roles_of(user) == {Role.EXPERT}
    assert Letter.objects.filter(to="new@example.cn").exists()
    again = client.post(reverse(f"{USERS}:add"), values)
    assert "email" in again.context["form"].errors


def test_an_administrator_changes_roles_and_the_trail_says_so(client: Client, administrator: User) -> None:
    user = account(Role.EXPERT)
    assert edit(client, user, roles=["judge"]).status_code == 302
    assert roles_of(User.objects.get(pk=user.pk)) == {Role.JUDGE}
    assert AuditEntry.objects.filter(verb="people.change_roles", actor=administrator).exists()


def test_an_administrator_makes_nobody_a_superuser_and_changes_no_address(
    client: Client, administrator: User
) -> None:
    user = account(email="there@example.cn")
    edit(client, user, is_superuser="on", email="evil@example.cn", password1="x" * 12, password2="x" * 12)
    after = User.objects.get(pk=user.pk)
    assert (after.is_superuser, after.email, after.password) == (False, "there@example.cn", user.password)


def test_an_administrator_cannot_change_a_superuser_or_their_own_roles(
    client: Client, administrator: User
) -> None:
    root = User.objects.create_superuser("root@example.cn", "x", name="Root")
    assert edit(client, root, is_active=None, name="Other").status_code == 200
    root.refresh_from_db()
    assert (root.is_active, root.name) == (True, "Root")
    edit(client, administrator, roles=["chief_editor", "administrator"])
    assert roles_of(User.objects.get(pk=administrator.pk)) == {Role.ADMINISTRATOR}


def test_deleting_an_account_in_the_admin_anonymises_it(client: Client, administrator: User) -> None:
    mine = creator()
    user = mine.user
    page = client.get(reverse(f"{USERS}:delete", args=[user.pk]))
    assert page.status_code == 200
    assert client.post(reverse(f"{USERS}:delete", args=[user.pk])).status_code == 302
    assert User.objects.get(pk=user.pk).anonymised_at
    assert Creator.objects.get(pk=mine.pk).name == "已注销用户"


def test_a_superuser_closes_many_accounts_and_none_is_deleted(client: Client) -> None:
    root = User.objects.create_superuser("root@example.cn", "x")
    client.force_login(root)
    users = [account(), account()]
    ids = "&".join(f"id={user.pk}" for user in users)
    assert client.get(BULK.format(action="delete", ids=ids)).status_code == 200
    bulk(client, "delete", [*users, root])
    assert User.objects.count() == 3
    assert User.objects.filter(anonymised_at__isnull=False).count() == 2


def test_roles_given_to_many_go_through_the_rule(client: Client, administrator: User) -> None:
    root, user = User.objects.create_superuser("root@example.cn", "x"), account(Role.JUDGE)
    ids = "&".join(f"id={one.pk}" for one in (root, user, administrator))
    assert client.get(BULK.format(action="assign_role", ids=ids)).status_code == 200
    bulk(client, "assign_role", [root, user, administrator], role="chief_editor")
    assert roles_of(User.objects.get(pk=user.pk)) == {Role.JUDGE, Role.CHIEF_EDITOR}
    assert roles_of(User.objects.get(pk=administrator.pk)) == {Role.ADMINISTRATOR}
    assert roles_of(User.objects.get(pk=root.pk)) == {Role.ADMINISTRATOR}


def test_switching_many_off_goes_through_the_rule(client: Client, administrator: User) -> None:
    user, colleague = account(), account(Role.EXPERT)
    bulk(client, "set_active_state", [user, colleague, administrator], mark_as_active="False")
    assert set(User.objects.filter(is_active=False)) == {user, colleague}


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_no_bulk_action_is_open_to_reviewers(client: Client, action: str) -> None:
    client.force_login(account(Role.CHIEF_EDITOR))
    user = account()
    bulk(client, action, [user], role="administrator", mark_as_active="False")
    after = User.objects.get(pk=user.pk)
    assert after.is_active and not after.anonymised_at and roles_of(after) == frozenset()


def test_closed_accounts_are_neither_listed_nor_edited(client: Client, administrator: User) -> None:
    user = account(name="离开的人")
    client.post(reverse(f"{USERS}:delete", args=[user.pk]))
    assert "已注销用户" not in client.get("/admin/users/results/").content.decode()
    assert client.get(reverse(f"{USERS}:edit", args=[user.pk])).status_code == 302


def test_the_list_of_accounts_takes_as_many_queries_for_many_as_for_one(
    client: Client, administrator: User, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    client.get("/admin/users/")
    with django_assert_max_num_queries(30) as first:
        client.get("/admin/users/")
    for _number in range(4):
        account(Role.EXPERT)
    with django_assert_num_queries(len(first)):
        client.get("/admin/users/")


def test_an_administrator_corrects_a_profile_and_its_public_face(
    client: Client, administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(public_face, "_creator_listeners", [])
    monkeypatch.setattr(public_face, "_organisation_listeners", [])
    public_face.register(lambda row: names.append(row.name), lambda row: names.append(row.name))
    mine = creator(is_minor=False)
    assert client.get(f"/admin/creator/edit/{mine.pk}/").status_code == 200
    values = {"name": "新名", "bio": "", "city": "440300", "county": "440305", "organisation": ""}
    assert client.post(f"/admin/creator/edit/{mine.pk}/", values).status_code == 302
    mine.refresh_from_db()
    assert (mine.name, mine.county) == ("新名", "440305")
    wrong = client.post(f"/admin/creator/edit/{mine.pk}/", {**values, "county": "440106"})
    assert "county" in wrong.context["form"].errors
    made = {"name": "广东科学中心", "kind": "organisation", "city": "440100", "county": ""}
    assert client.post("/admin/organisation/new/", made).status_code == 302
    assert Organisation.objects.get().slug == "guang-dong-ke-xue-zhong-xin"
    assert names == ["新名", "广东科学中心"]


@pytest.mark.parametrize(
    "path", ["creator/new/", "creator/delete/{creator}/", "organisation/delete/{organisation}/"]
)
def test_profiles_are_not_made_and_nothing_is_deleted_in_the_admin(client: Client, path: str) -> None:
    client.force_login(User.objects.create_superuser("root@example.cn", "x"))
    mine = creator(organisation=Organisation.objects.create(name="x", slug="x"))
    where = f"/admin/{path.format(creator=mine.pk, organisation=mine.organisation.pk)}"
    assert client.get(where).status_code == 302
    assert client.post(where).status_code == 302
    assert Creator.objects.count() == Organisation.objects.count() == 1


@pytest.mark.parametrize(
    "path", ["creator/", "creator/edit/{pk}/", "creator/inspect/{pk}/", "creator/history/{pk}/"]
)
def test_a_guardian_is_shown_nowhere_in_the_admin(client: Client, administrator: User, path: str) -> None:
    mine = creator(is_minor=True)
    Guardianship.objects.create(creator=mine, guardian_name="林大山", guardian_phone="13800138000")
    response = client.get(f"/admin/{path.format(pk=mine.pk)}")
    assert response.status_code == 200
    assert "林大山" not in response.content.decode() and "13800138000" not in response.content.decode()


def test_the_groups_of_roles_keep_their_names_and_stay(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@example.cn", "x"))
    group = Group.objects.get(name="评委")
    client.post(f"/admin/groups/delete/{group.pk}/")
    client.post(f"/admin/groups/edit/{group.pk}/", {"name": "其他"})
    assert Group.objects.filter(pk=group.pk, name="评委").exists()
