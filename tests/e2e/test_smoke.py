"""The harness itself: a site that answers, seen by a browser."""

import pytest
from playwright.sync_api import Page

from .conftest import LiveSite

pytestmark = pytest.mark.e2e


def test_the_site_its_workers_and_a_browser_are_real(live_site: LiveSite, phone: Page) -> None:
    answer = phone.goto(f"{live_site.url}/healthz")
    assert answer is not None and answer.status == 200
    assert "ok" in phone.inner_text("body")
