"""Nobody works in the admin with a password alone."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.people.actions import reset_second_factor
from cms.people.models import Letter, User
from cms.people.roles import ADMIN_ROLES, Role

from .factories import PASSWORD, account
from .test_signing_in import give_password_again, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


def code_for(secret: str) -> str:
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def set_up(client: Client) -> str:
    """Set up an authenticator app on the real pages; the secret."""
    give_password_again(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert response.status_code == 302, response.context["form"].errors
    cache.clear()  # the same code within the same half minute is refused, as it should be
    return secret


@pytest.mark.parametrize("role", sorted(ADMIN_ROLES))
@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/users/",
        "/admin/api/main/pages/",
        "/admin/account/",
        "/preview/1/",
        "/files/originals/film/1/",
    ],
)
def test_every_admin_address_leads_to_the_set_up_page_first(client: Client, role: Role, path: str) -> None:
    client.force_login(account(role))
    assert client.get(path)["Location"] == reverse("mfa_index")
    assert client.post(path).status_code == 403


def test_an_editor_sets_up_a_factor_and_enters(client: Client) -> None:
    account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    secret = set_up(client)
    asked = client.get("/admin/")
    assert asked["Location"].startswith(reverse("mfa_reauthenticate"))
    client.post(asked["Location"], {"code": code_for(secret)})
    assert client.get("/admin/").status_code == 200


def test_the_password_alone_does_not_sign_in_once_a_factor_is_there(client: Client) -> None:
    account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    secret = set_up(client)
    other = Client()
    assert sign_in(other, "expert@example.cn")["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in other.session
    other.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert other.get("/admin/").status_code == 200


def test_a_session_from_before_the_factor_does_not_enter(client: Client) -> None:
    account(Role.EXPERT, email="expert@example.cn")
    thief = Client()
    sign_in(thief, "expert@example.cn")
    sign_in(client, "expert@example.cn")
    set_up(client)
    assert thief.get("/admin/")["Location"].startswith(reverse("mfa_reauthenticate"))


def test_a_recovery_code_signs_in_once(client: Client) -> None:
    user = account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    set_up(client)
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        cache.clear()
        other = Client()
        sign_in(other, "expert@example.cn")
        other.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in other.session) is expected


def test_secrets_of_factors_are_not_readable_in_the_database(client: Client) -> None:
    user = account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    secret = set_up(client)
    kept = Authenticator.objects.get(user=user, type="totp")
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_for(secret))


def test_the_person_is_told_by_letter_that_a_factor_was_set_up(
    client: Client, django_capture_on_commit_callbacks
) -> None:
    account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    assert Letter.objects.filter(to="expert@example.cn").exists()


def test_creators_need_no_second_factor(client: Client) -> None:
    client.force_login(account())
    assert client.get(reverse("account_overview")).status_code == 200


def test_the_demo_lets_administrators_in_without(client: Client, settings) -> None:
    del settings.SECOND_FACTOR_REQUIRED
    settings.DEMO = True
    client.force_login(account(Role.ADMINISTRATOR))
    assert client.get("/admin/").status_code == 200
    settings.DEMO = False
    assert client.get("/admin/")["Location"] == reverse("mfa_index")


def test_wagtails_own_login_signs_nobody_in(client: Client) -> None:
    user = User.objects.create_superuser("root@example.cn", PASSWORD)
    response = client.post("/admin/login/", {"username": user.email, "password": PASSWORD})
    assert response["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session
    away = client.get("/admin/login/?next=https://evil.example/")
    assert "evil" not in away["Location"]


def test_wagtails_password_reset_is_not_there(client: Client) -> None:
    for path in ("", "done/", "complete/", "confirm/MQ/abc/"):
        assert client.get(f"/admin/password_reset/{path}").status_code == 404


def test_the_admin_account_page_changes_the_name_and_neither_address_nor_password(client: Client) -> None:
    user = account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    secret = set_up(client)
    client.post(client.get("/admin/")["Location"], {"code": code_for(secret)})
    page = client.get("/admin/account/").content.decode()
    assert "own_name-name" in page
    assert "name_email-email" not in page and "password-new_password1" not in page
    client.post(
        "/admin/account/",
        {
            "own_name-name": "王专家",
            "name_email-email": "evil@example.cn",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "locale-preferred_language": "",
            "locale-current_time_zone": "",
        },
    )
    user.refresh_from_db()
    assert (user.name, user.email) == ("王专家", "expert@example.cn")


def test_a_code_is_of_the_moment() -> None:
    user = account(Role.EXPERT)
    secret = "JBSWY3DPEHPK3PXP"
    factor = TOTP.activate(user, secret)
    old = format_hotp_value(hotp_value(secret, int(time.time() // 30) - 10))
    assert not factor.validate_code(old)


def test_an_administrator_removes_a_lost_factor_and_the_person_is_told(client: Client, settings) -> None:
    user = account(Role.EXPERT, email="expert@example.cn")
    sign_in(client, "expert@example.cn")
    set_up(client)
    settings.SECOND_FACTOR_REQUIRED = False
    desk = Client()
    desk.force_login(account(Role.ADMINISTRATOR))
    values = {"name": "王专家", "phone": "", "is_active": "on", "roles": ["expert"], "lost_factor": "on"}
    assert "lost_factor" in desk.get(f"/admin/users/edit/{user.pk}/").content.decode()
    assert desk.post(f"/admin/users/edit/{user.pk}/", values).status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get(reverse("account_overview")).status_code == 302, "every session ended"
    assert AuditEntry.objects.filter(verb="people.reset_second_factor").exists()
    assert Letter.objects.filter(to="expert@example.cn").exists()
    assert "lost_factor" not in desk.get(f"/admin/users/edit/{user.pk}/").content.decode()


def test_nobody_removes_their_own_factor_or_a_superusers_by_an_administrators_right() -> None:
    administrator, root = account(Role.ADMINISTRATOR), User.objects.create_superuser("r@example.cn", "x")
    for actor, user in ((administrator, administrator), (administrator, root), (account(), account())):
        with pytest.raises(Refused):
            reset_second_factor(actor=actor, user=user)
