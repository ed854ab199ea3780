"""Wagtail's admin works under its Content-Security-Policy: no page of it asks for what the policy forbids."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import DESKTOP, LiveSite

pytestmark = pytest.mark.e2e

EMAIL, PASSWORD = "policy@example.cn", "a-long-password-1"
MAKE = f"""
from allauth.account.models import EmailAddress
from cms.people.models import User
user = User.objects.create_superuser(email="{EMAIL}", password="{PASSWORD}", name="管理员")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
from tests.factories import make_picture, make_work
works = [make_work(kind) for kind in ("video", "comic", "article", "drama")]
answer = [f"/admin/pages/{{work.pk}}/edit/" for work in works] + [f"/admin/images/{{make_picture().pk}}/"]
"""
START = [
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/documents/",
    "/admin/users/",
]


def test_the_admins_pages_work_under_their_policy(live_site: LiveSite, visit: Callable[..., Page]) -> None:
    """Every page that the menu leads to is opened; ``visit`` fails the test when the browser blocks anything."""
    edited = live_site.ask(MAKE)
    page = visit(**DESKTOP)
    page.goto(f"{live_site.url}/accounts/login/?next=/admin/")
    page.fill("input[name=login]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/admin/")
    links = page.eval_on_selector_all(
        "a[href^='/admin/']", "links => links.map(link => link.getAttribute('href'))"
    )
    menu = [link for link in links if "logout" not in link and "#" not in link]
    answers = {}
    for address in dict.fromkeys([*START, *edited, *menu]):
        answer = page.goto(live_site.url + address)
        assert answer is not None
        assert "'unsafe-eval'" not in answer.headers["content-security-policy"]
        answers[address] = answer.status
        page.wait_for_load_state("networkidle")
    assert {address: status for address, status in answers.items() if status != 200} == {}
