"""Nothing that was typed is lost: the line cut, the tab killed, two tabs, an ended session, a broken server."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.e2e.conftest import CHROMIUM_FLAGS, DESKTOP, PHONE, LiveSite
from tests.e2e.studio import Studio
from tests.factories import PASSWORD

pytestmark = pytest.mark.e2e


@pytest.fixture
def studio(live_site: LiveSite, visit: Callable[..., Page]) -> Studio:
    """A creator on a phone."""
    return Studio(live_site, visit(**PHONE))


def kill_browser(folder: Path) -> None:
    """SIGKILL every process of the browser that keeps its profile in ``folder``."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if f"--user-data-dir={folder}".encode() in command.split(b"\0"):
            os.kill(int(process.name), signal.SIGKILL)


def test_what_was_typed_five_seconds_before_the_browser_was_killed_is_not_lost(
    live_site: LiveSite, browser: Browser, tmp_path: Path
) -> None:
    def start() -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS, locale="zh-CN", **PHONE
        )

    context = start()
    page = context.pages[0]
    studio = Studio(live_site, page)
    work = studio.new("article")
    page.locator("[data-path='title'] input").fill("写在断线之前")
    studio.settle()
    context.set_offline(True)
    block = studio.add("body", "text")
    block.locator(".rich-text").click()
    page.keyboard.type("断线以后写的一段话。")
    page.locator("[data-path='title'] input").fill("断线以后改的标题")
    expect(page.locator("#save-state")).to_have_attribute("data-state", "offline", timeout=15_000)
    page.locator("[data-path='summary'] textarea").fill("最后写的摘要")
    page.wait_for_timeout(5000)
    kill_browser(tmp_path)
    context.close()
    assert (
        live_site.ask(f"from cms.works.models import Work\nanswer = Work.objects.get(pk={work}).draft_title")
        == "写在断线之前"
    )

    context = start()
    again = context.pages[0]
    if "/accounts/" in (again.goto(f"{live_site.url}/studio/works/{work}/") or again).url:
        studio.sign_in(again)
    studio.open(work, again)
    expect(again.locator("[data-path='title'] input")).to_have_value("断线以后改的标题")
    expect(again.locator("[data-path='summary'] textarea")).to_have_value("最后写的摘要")
    expect(again.locator(".rich-text")).to_contain_text("断线以后写的一段话。")
    studio.saved(again)
    kept = again.request.get(f"{live_site.url}/studio/works/{work}/draft/").json()["values"]
    context.close()
    assert kept["title"] == "断线以后改的标题"
    assert "断线以后写的一段话。" in kept["body"][0]["value"]


def test_the_line_comes_back_and_everything_is_sent(studio: Studio) -> None:
    page, work = studio.page, studio.new("article")
    page.context.set_offline(True)
    page.locator("[data-path='title'] input").fill("没有网络时写的")
    expect(page.locator("#save-state")).to_have_attribute("data-state", "offline", timeout=15_000)
    page.context.set_offline(False)
    studio.saved()
    assert studio.draft(work)["title"] == "没有网络时写的"


def test_two_tabs_are_told_of_each_other_and_changes_apart_are_both_kept(studio: Studio) -> None:
    page, work = studio.page, studio.new("article")
    other = page.context.new_page()
    studio.open(work, other)
    expect(page.locator("#other-tabs")).to_be_visible()
    expect(other.locator("#other-tabs")).to_be_visible()
    page.locator("[data-path='title'] input").fill("第一个标签页的标题")
    studio.settle()
    expect(other.locator("[data-path='title'] input")).to_have_value("第一个标签页的标题")
    other.locator("[data-path='summary'] textarea").fill("第二个标签页的摘要")
    studio.saved(other)
    expect(page.locator("[data-path='summary'] textarea")).to_have_value("第二个标签页的摘要")
    draft = studio.draft(work)
    assert (draft["title"], draft["summary"]) == ("第一个标签页的标题", "第二个标签页的摘要")


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_two_devices_that_changed_the_same_text_are_shown_both(
    studio: Studio, visit: Callable[..., Page], side: str
) -> None:
    page, work = studio.page, studio.new("article")
    laptop = visit(**DESKTOP)
    studio.sign_in(laptop)
    studio.open(work, laptop)
    laptop.locator("[data-path='title'] input").fill("电脑上写的标题")
    laptop.wait_for_timeout(400)
    studio.saved(laptop)
    page.locator("[data-path='title'] input").fill("手机上写的标题")
    dialog = page.locator("dialog")
    expect(dialog).to_be_visible(timeout=15_000)
    expect(dialog).to_contain_text("电脑上写的标题")
    expect(dialog).to_contain_text("手机上写的标题")
    assert studio.draft(work)["title"] == "电脑上写的标题"
    dialog.locator(f"input[value='{side}']").check()
    dialog.locator(".button-main").click()
    expected = {"mine": "手机上写的标题", "theirs": "电脑上写的标题"}[side]
    expect(page.locator("[data-path='title'] input")).to_have_value(expected)
    studio.settle()
    assert studio.draft(work)["title"] == expected


def test_an_ended_session_loses_nothing(studio: Studio) -> None:
    page, work = studio.page, studio.new("article")
    page.context.clear_cookies(name="sessionid")
    page.locator("[data-path='title'] input").fill("登录过期之后写的")
    expect(page.locator("#save-state")).to_have_attribute("data-state", "signed_out", timeout=15_000)
    with page.context.expect_page() as opened:
        page.locator("#save-state a").click()
    again = opened.value
    again.fill("input[name=login]", studio.email)
    again.fill("input[name=password]", PASSWORD)
    again.locator("input[name=password]").press("Enter")
    again.wait_for_url("**/studio/signed-in/")
    studio.saved()
    assert studio.draft(work)["title"] == "登录过期之后写的"


@pytest.mark.parametrize(("status", "state"), [(500, "server"), (502, "server"), (413, "too_large")])
def test_a_server_that_fails_is_said_and_what_is_written_stays_here(
    studio: Studio, status: int, state: str
) -> None:
    page, work = studio.page, studio.new("article")

    def fail(route: Route) -> None:
        route.fulfill(status=status, body="<h1>no</h1>", content_type="text/html")

    page.route("**/draft/", fail)
    page.locator("[data-path='title'] input").fill("服务器出错时写的")
    expect(page.locator("#save-state")).to_have_attribute("data-state", state, timeout=15_000)
    page.unroute("**/draft/")
    page.wait_for_timeout(600)
    studio.open(work)
    expect(page.locator("[data-path='title'] input")).to_have_value("服务器出错时写的")
    studio.saved()
    assert studio.draft(work)["title"] == "服务器出错时写的"


def test_a_field_that_is_too_long_is_marked_and_the_others_are_saved(studio: Studio) -> None:
    page, work = studio.page, studio.new("article")
    page.locator("[data-path='title'] input").fill("长" * 121)
    page.locator("[data-path='summary'] textarea").fill("摘要没有问题。")
    expect(page.locator("[data-path='title'] .message-refused")).to_be_visible(timeout=15_000)
    expect(page.locator("#save-state")).to_have_attribute("data-state", "invalid", timeout=15_000)
    page.wait_for_timeout(1500)
    expect(
        page.locator("[data-path='title'] .message-refused")
    ).to_be_visible()  # also after the others were saved
    draft = studio.draft(work)
    assert draft["summary"] == "摘要没有问题。" and draft["title"] == ""
    page.locator("[data-path='title'] input").fill("刚好")
    studio.settle()
    expect(page.locator("[data-path='title'] .message-refused")).to_have_count(0)
    assert studio.draft(work)["title"] == "刚好"
