"""Sign-up, confirmation, sign-in, sessions: what a person does, on the real pages."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.audit.models import AuditEntry
from cms.people import post
from cms.people.models import Letter, User
from cms.people.roles import Role

from .factories import PASSWORD, account, creator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> None:
    cache.clear()


def sign_up(client: Client, **changed: str):
    values = {"email": "new@example.cn", "password1": PASSWORD, "name": "陈晓", "agreement": "on", **changed}
    return client.post(reverse("account_signup"), values)


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def give_password_again(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def link_in(letter: Letter) -> str:
    found = re.search(r"https?://[^/\s]+(/accounts/\S+)", letter.body)
    assert found, letter.body
    return found.group(1)


def test_a_newcomer_signs_up_confirms_and_signs_in(client: Client) -> None:
    response = sign_up(client)
    assert response.status_code == 302
    user = User.objects.get(email="new@example.cn")
    assert user.name == "陈晓"
    assert AuditEntry.objects.filter(verb="people.sign_up", actor=user).exists()
    letter = Letter.objects.get(to="new@example.cn")
    assert not mail.outbox, "nothing is sent within the request"
    assert post.send_due_letters() == 1

    other = Client()
    sign_in(other, "new@example.cn")
    assert "_auth_user_id" not in other.session, "an unconfirmed address signs nobody in"

    path = link_in(letter)
    assert other.get(path).status_code == 200
    other.post(path)
    assert EmailAddress.objects.get(email="new@example.cn").verified
    response = sign_in(other, "new@example.cn")
    assert response.status_code == 302
    assert other.get(reverse("account_overview")).status_code == 200


def test_sign_up_asks_for_agreement_to_the_rules(client: Client) -> None:
    response = sign_up(client, agreement="")
    assert response.status_code == 200
    assert "agreement" in response.context["form"].errors
    assert not User.objects.filter(email="new@example.cn").exists()


@pytest.mark.parametrize("weak", ["12345678901", "short", "password12", "new@example.cn"])
def test_a_weak_password_is_refused_at_sign_up(client: Client, weak: str) -> None:
    assert "password1" in sign_up(client, password1=weak).context["form"].errors


def test_sign_up_does_not_tell_whether_an_address_has_an_account(client: Client) -> None:
    account(email="there@example.cn")
    known, unknown = sign_up(client, email="there@example.cn"), sign_up(Client(), email="other@example.cn")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert User.objects.filter(email="there@example.cn").count() == 1


def test_password_reset_does_not_tell_whether_an_address_has_an_account(client: Client) -> None:
    account(email="there@example.cn")
    url = reverse("account_reset_password")
    known, unknown = (
        client.post(url, {"email": "there@example.cn"}),
        client.post(url, {"email": "no@example.cn"}),
    )
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    account(email="there@example.cn")
    wrong = sign_in(client, "there@example.cn", "not the password 1")
    unknown = sign_in(client, "no@example.cn", "not the password 1")
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_guessing_passwords_is_slowed_down(client: Client) -> None:
    account(email="there@example.cn")
    for _attempt in range(12):
        sign_in(client, "there@example.cn", "not the password 1")
    response = sign_in(client, "there@example.cn")
    assert response.status_code in (200, 429)
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_set_anew_by_the_letters_link(client: Client) -> None:
    user = account(email="there@example.cn")
    client.post(reverse("account_reset_password"), {"email": "there@example.cn"})
    page = client.get(link_in(Letter.objects.get(to="there@example.cn")), follow=True)
    new = "another good secret 8"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)
    assert AuditEntry.objects.filter(verb="people.set_password", actor=user).exists()


def test_a_new_address_counts_only_once_it_is_confirmed(
    client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    user = account(email="old@example.cn")
    sign_in(client, "old@example.cn")
    change = {"action_add": "", "email": "new@example.cn"}
    assert "reauthenticate" in client.post(reverse("account_email"), change)["Location"]
    give_password_again(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_email"), change)
    user.refresh_from_db()
    assert user.email == "old@example.cn"
    letter = Letter.objects.filter(to="new@example.cn").latest("pk")
    client.post(link_in(letter))
    user.refresh_from_db()
    assert user.email == "new@example.cn"
    assert not EmailAddress.objects.filter(email="old@example.cn").exists()


def test_a_switched_off_account_cannot_sign_in(client: Client) -> None:
    account(email="off@example.cn", is_active=False)
    sign_in(client, "off@example.cn")
    assert "_auth_user_id" not in client.session


def test_other_sessions_are_listed_and_ended() -> None:
    account(email="there@example.cn")
    here, elsewhere = Client(), Client(HTTP_USER_AGENT="An old telephone")
    sign_in(elsewhere, "there@example.cn")
    sign_in(here, "there@example.cn")
    page = here.get(reverse("usersessions_list"))
    assert "An old telephone" in page.content.decode()
    here.post(reverse("usersessions_list"))
    assert UserSession.objects.count() == 1
    assert elsewhere.get(reverse("account_overview")).status_code == 302
    assert here.get(reverse("account_overview")).status_code == 200


def test_editors_land_in_the_admin_newcomers_at_their_profile_creators_in_the_studio() -> None:
    account(Role.EXPERT, email="expert@example.cn")
    account(email="newcomer@example.cn")
    creator(account(email="creator@example.cn"))
    for email, where in (
        ("expert@example.cn", "/admin/"),
        ("newcomer@example.cn", reverse("account_profile")),
        ("creator@example.cn", "/studio/"),
    ):
        assert sign_in(Client(), email)["Location"] == where


def test_the_address_of_a_closed_account_cannot_be_taken(client: Client) -> None:
    assert "email" in sign_up(client, email="closed-1@account.invalid").context["form"].errors


@settings(max_examples=15, deadline=None)
@given(email=st.emails())
def test_any_address_signs_up_or_is_told_why_and_is_kept_in_small_letters(email: str) -> None:
    with transaction.atomic():
        cache.clear()
        response = sign_up(Client(), email=email)
        if response.status_code == 302:
            assert User.objects.filter(email=email.lower()).count() == 1
            cache.clear()
            assert sign_up(Client(), email=email.swapcase()).status_code == 302
            assert User.objects.filter(email__iexact=email).count() == 1
        else:
            assert response.context["form"].errors
        transaction.set_rollback(True)
