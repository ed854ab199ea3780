"""The account pages: they work without inline script or style, refuse visitors, and say what is wrong."""

import io
import re
import zipfile

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from cms.people.actions import notify
from cms.people.models import Creator, User
from cms.people.roles import Role
from media.models import Picture
from tests.media.conftest import own_files, saved, scene  # noqa: F401

from .factories import PASSWORD, account, creator
from .test_signing_in import give_password_again, sign_in

pytestmark = pytest.mark.django_db

OURS = [
    "account_overview",
    "account_profile",
    "account_guardian",
    "account_contact",
    "account_notices",
    "account_notice_choices",
    "account_export",
    "account_delete",
]
THEIRS = [
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
]
OPEN = ["account_login", "account_signup", "account_reset_password", "account_rules", "account_inactive"]


@pytest.fixture
def signed_in(client: Client) -> Client:
    account(email="person@example.cn")
    sign_in(client, "person@example.cn")
    give_password_again(client)
    return client


def inline_things(html: str) -> list[str]:
    scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    return scripts + re.findall(r"<style\b|\sstyle=|\son\w+=|javascript:", html)


@pytest.mark.parametrize("name", [*OURS, *THEIRS])
def test_a_page_is_whole_under_the_strict_policy_and_in_chinese(signed_in: Client, name: str) -> None:
    creator(User.objects.get(), is_minor=True)
    response = signed_in.get(reverse(name))
    html = response.content.decode()
    assert response.status_code == 200
    assert not inline_things(html)
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert re.search(r"<h1[^>]*>\s*[\u4e00-\u9fff]", html), "the heading is Chinese"
    assert "noindex" in html


def test_the_page_of_a_pending_address_is_whole_under_the_strict_policy(
    signed_in: Client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(reverse("account_email"), {"action_add": "", "email": "new@example.cn"})
    html = signed_in.get(reverse("account_email")).content.decode()
    assert "new@example.cn" in html and "action_remove" in html
    assert not inline_things(html)


@pytest.mark.parametrize("name", OPEN)
def test_an_open_page_is_whole_under_the_strict_policy_and_in_chinese(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    html = response.content.decode()
    assert response.status_code == 200
    assert not inline_things(html)
    assert re.search(r"<h1[^>]*>\s*[\u4e00-\u9fff]", html)


@pytest.mark.parametrize("name", [*OURS, "account_email", "mfa_index", "usersessions_list"])
def test_a_visitor_is_asked_to_sign_in(client: Client, name: str) -> None:
    assert client.get(reverse(name))["Location"].startswith(reverse("account_login"))


def test_every_own_page_is_listed_here() -> None:
    ours = {
        pattern.name
        for resolver in get_resolver("frontend.accounts.urls").url_patterns
        if (pattern := resolver) and getattr(resolver, "name", None)
    }
    assert ours == {*OURS, "account_rules"}


def test_a_newcomer_completes_the_profile_on_the_page(signed_in: Client) -> None:
    values = {"kind": "person", "name": "林小满", "place": "440106", "bio": "<script>alert(1)</script>"}
    assert signed_in.post(reverse("account_profile"), values).status_code == 302
    mine = Creator.objects.get()
    assert (mine.city, mine.county) == ("440100", "440106")
    html = signed_in.get(reverse("account_profile")).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html


def test_a_minor_is_led_to_the_guardians_page_and_may_submit_after_it(signed_in: Client) -> None:
    values = {"kind": "person", "name": "林小满", "place": "441900", "is_minor": "on"}
    response = signed_in.post(reverse("account_profile"), values)
    assert response["Location"] == reverse("account_guardian")
    assert not signed_in.get(reverse("account_overview")).context["may_submit"]
    guardian = {"guardian_name": "林大山", "relation": "父亲", "guardian_phone": "13800138000"}
    refused = signed_in.post(reverse("account_guardian"), guardian)
    assert "consented" in refused.context["form"].errors
    signed_in.post(reverse("account_guardian"), {**guardian, "consented": "on"})
    assert signed_in.get(reverse("account_overview")).context["may_submit"]


@pytest.mark.parametrize("place", ["", "110101", "440100", "x"])
def test_a_place_outside_the_list_is_refused_at_its_field(signed_in: Client, place: str) -> None:
    values = {"kind": "person", "name": "林小满", "place": place}
    assert "place" in signed_in.post(reverse("account_profile"), values).context["form"].errors


def test_a_profile_picture_is_inspected(signed_in: Client, own_files) -> None:  # noqa: F811
    picture = io.BytesIO(saved(scene()))
    picture.name = "me.jpg"
    values = {"kind": "person", "name": "林小满", "place": "440106"}
    assert signed_in.post(reverse("account_profile"), {**values, "avatar": picture}).status_code == 302
    assert Creator.objects.get().avatar == Picture.objects.get()
    lie = io.BytesIO(b"<html><script>alert(1)</script></html>")
    lie.name = "me.png"
    response = signed_in.post(reverse("account_profile"), {**values, "avatar": lie})
    assert "avatar" in response.context["form"].errors


def test_a_wrong_telephone_is_told_at_its_field(signed_in: Client) -> None:
    response = signed_in.post(reverse("account_contact"), {"name": "林", "phone": "12"})
    assert "phone" in response.context["form"].errors
    signed_in.post(reverse("account_contact"), {"name": "林", "phone": "138 0013 8000"})
    assert User.objects.get().phone == "13800138000"


def test_notices_are_listed_and_marked_as_read(signed_in: Client) -> None:
    user = User.objects.get()
    notify(user=user, topic="review", text="<b>通过</b>", path="/studio/")
    html = signed_in.get(reverse("account_notices")).content.decode()
    assert "&lt;b&gt;通过&lt;/b&gt;" in html
    signed_in.post(reverse("account_notices"))
    assert signed_in.get(reverse("account_notices")).context["unread"] == 0


def test_the_list_of_notices_takes_as_many_queries_for_three_as_for_one(
    signed_in: Client, django_assert_max_num_queries, django_assert_num_queries
) -> None:
    user = User.objects.get()
    notify(user=user, topic="review", text="1")
    with django_assert_max_num_queries(12) as first:
        signed_in.get(reverse("account_notices"))
    notify(user=user, topic="review", text="2")
    notify(user=user, topic="review", text="3")
    with django_assert_num_queries(len(first)):
        signed_in.get(reverse("account_notices"))


def test_choosing_to_hear_nothing_is_kept(signed_in: Client) -> None:
    signed_in.post(reverse("account_notice_choices"), {"review": ["by_mail"]})
    form = signed_in.get(reverse("account_notice_choices")).context["form"]
    assert form["review"].value() == ["by_mail"]
    assert form["queue"].value() == []


def test_a_person_downloads_their_data(signed_in: Client) -> None:
    response = signed_in.post(reverse("account_export"))
    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert {"account.json", "profile.json"} <= set(names)


@pytest.mark.parametrize("name", ["account_export", "account_delete"])
def test_taking_data_or_leaving_asks_for_the_password_again(client: Client, name: str) -> None:
    account(email="person@example.cn")
    sign_in(client, "person@example.cn")
    for response in (client.get(reverse(name)), client.post(reverse(name), {"sure": "on"})):
        assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert User.objects.get().anonymised_at is None


def test_a_person_closes_their_account_and_is_signed_out(signed_in: Client) -> None:
    assert (
        "sure" in signed_in.post(reverse("account_delete"), {"keep_published": "stay"}).context["form"].errors
    )
    signed_in.post(reverse("account_delete"), {"keep_published": "stay", "sure": "on"})
    assert User.objects.get().anonymised_at
    assert signed_in.get(reverse("account_overview")).status_code == 302
    sign_in(signed_in, "person@example.cn", PASSWORD)
    assert "_auth_user_id" not in signed_in.session


def test_the_last_administrator_is_told_why_they_cannot_leave(client: Client) -> None:
    account(Role.ADMINISTRATOR, email="admin@example.cn")
    sign_in(client, "admin@example.cn")
    give_password_again(client)
    response = client.post(reverse("account_delete"), {"keep_published": "stay", "sure": "on"})
    assert response.context["answer"].code == "last_administrator"
    assert User.objects.get().anonymised_at is None


def test_deciding_twice_at_once_completes_one_profile(signed_in: Client) -> None:
    values = {"kind": "person", "name": "林小满", "place": "440106"}
    for _click in range(2):
        signed_in.post(reverse("account_profile"), values)
    assert Creator.objects.count() == 1
