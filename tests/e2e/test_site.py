"""The public site in a real browser: readable by everyone, with and without a script."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, LiveSite

pytestmark = pytest.mark.e2e

MAKE_WORKS = """
from django.db import transaction
from cms.publishing.delivery import deliver_to
from tests.factories import make_creator, make_picture, make_published_work, make_topic


def page(number):
    lines = [{"type": "item", "id": f"d{number}", "value": {"speaker": "阿珍", "text": f"第{number}句话"}}]
    picture = make_picture(creator.user, width=600, height=800)
    value = {"picture": picture.pk, "alt": f"第{number}页的画面", "dialogue": lines}
    return {"type": "page", "id": f"p{number}", "value": value}


with transaction.atomic():
    topic = make_topic("台风")
    creator = make_creator(name="林小满")
    answer = {}
    for kind in ("video", "comic", "article", "drama"):
        extra = {"pages": [page(number) for number in (1, 2, 3)], "reading": "paged"} if kind == "comic" else {}
        work = make_published_work(
            kind, creator=creator, topics=[topic.pk], ai_use="part", ai_note="旁白为合成语音", **extra
        )
        answer[kind] = f"/{kind}/{work.slug}/"
    answer["topic"] = f"/topics/{topic.slug}/"
    answer["creator"] = f"/creators/{creator.slug}/"
deliver_to("search")
"""
LISTS = [
    "/",
    "/video/",
    "/comic/",
    "/article/",
    "/drama/",
    "/topics/",
    "/creators/",
    "/search/?q=台风",
    "/search/?q=恐龙",
    "/nowhere/",
]
# The rules that axe knows of WCAG 2.2 A and AA, and good practice.
AXE_RULES = {"resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def works(live_site: LiveSite) -> dict[str, str]:
    """A public work of each kind with its address, and those of their topic and creator."""
    return live_site.ask(MAKE_WORKS)


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_has_a_fault_that_axe_finds_or_is_wider_than_the_screen(
    visit: Callable[..., Page], live_site: LiveSite, works: dict[str, str], screen: dict[str, Any], theme: str
) -> None:
    page = visit(**screen, color_scheme=theme)
    found = []
    for path in [*LISTS, *works.values()]:
        page.goto(live_site.url + path)
        found += faults(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{path} is wider than the screen")
        wide = page.evaluate("innerWidth")
        if wide != screen["viewport"]["width"]:
            found.append(f"{path} made the screen {wide} wide")
    assert found == []


def test_everything_is_readable_without_a_script(
    visit: Callable[..., Page], live_site: LiveSite, works: dict[str, str]
) -> None:
    page = visit(**PHONE, java_script_enabled=False)
    for kind in ("video", "comic", "article", "drama"):
        page.goto(live_site.url + works[kind])
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("旁白为合成语音").first).to_be_visible()
        expect(page.get_by_role("heading", name="资料来源")).to_be_visible()
    page.goto(live_site.url + works["comic"])
    expect(page.get_by_role("img", name="第3页的画面")).to_be_visible()
    expect(page.get_by_role("button", name="下一页")).to_be_hidden()
    page.get_by_label("显示画面描述和对白文字").check()
    expect(page.get_by_text("第3句话")).to_be_visible()


def test_a_comic_is_turned_by_keys_buttons_and_keeps_its_place(
    desktop: Page, live_site: LiveSite, works: dict[str, str]
) -> None:
    desktop.goto(live_site.url + works["comic"])
    place = desktop.locator(".comic-turn output")
    expect(place).to_have_text("1 / 3")
    desktop.locator(".comic-pages").focus()
    desktop.keyboard.press("ArrowRight")
    expect(place).to_have_text("2 / 3")
    desktop.get_by_role("button", name="下一页").click()
    expect(place).to_have_text("3 / 3")
    expect(desktop.get_by_role("button", name="下一页")).to_be_disabled()
    expect(desktop.get_by_role("img", name="第3页的画面")).to_be_in_viewport()
    desktop.reload()
    expect(place).to_have_text("3 / 3")
    expect(desktop.get_by_role("img", name="第3页的画面")).to_be_in_viewport()
    desktop.get_by_role("button", name="改为长条阅读").click()
    expect(desktop.get_by_role("button", name="上一页")).to_be_hidden()


def test_a_finger_turns_the_pages_of_a_comic(phone: Page, live_site: LiveSite, works: dict[str, str]) -> None:
    phone.goto(live_site.url + works["comic"])
    row = phone.locator(".comic-pages")
    row.scroll_into_view_if_needed()
    row.evaluate("row => row.scrollBy({left: row.clientWidth})")
    expect(phone.locator(".comic-turn output")).to_have_text("2 / 3")


def test_a_chapter_starts_the_film_at_its_time(
    desktop: Page, live_site: LiveSite, works: dict[str, str]
) -> None:
    desktop.goto(live_site.url + works["video"])
    chapter = desktop.locator("a[data-seek]").last
    start = float(chapter.get_attribute("data-seek") or "0")
    desktop.wait_for_function("document.querySelector('video').readyState >= 1")
    chapter.click()
    desktop.wait_for_function(f"document.querySelector('video').currentTime >= Math.min({start}, 1.9) - 0.1")
    assert desktop.url == live_site.url + works["video"]


def test_choosing_a_role_marks_its_lines(desktop: Page, live_site: LiveSite, works: dict[str, str]) -> None:
    desktop.goto(live_site.url + works["drama"])
    role = desktop.locator("[data-roles] button").first
    role.click()
    expect(role).to_have_attribute("aria-pressed", "true")
    marked = desktop.locator(".speech.is-mine")
    assert marked.count() > 0
    role.click()
    expect(marked).to_have_count(0)


def test_the_theme_that_was_chosen_stays(desktop: Page, live_site: LiveSite) -> None:
    desktop.goto(live_site.url)
    desktop.get_by_role("button", name="深色").click()
    dark = desktop.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    desktop.goto(f"{live_site.url}/topics/")
    assert desktop.evaluate("document.documentElement.dataset.theme") == "dark"
    assert desktop.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") == dark
    desktop.get_by_role("button", name="跟随系统").click()
    assert desktop.evaluate("document.documentElement.dataset.theme") is None


def test_a_keyboard_reaches_the_content_first_and_then_everything(
    desktop: Page, live_site: LiveSite, works: dict[str, str]
) -> None:
    desktop.goto(live_site.url)
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="跳到正文")).to_be_focused()
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "main"
    desktop.keyboard.press("Tab")
    focused = desktop.evaluate("document.activeElement.getAttribute('href')")
    assert focused in works.values()


def test_search_from_any_page_finds_a_work(phone: Page, live_site: LiveSite, works: dict[str, str]) -> None:
    phone.goto(live_site.url + works["drama"])
    phone.get_by_role("searchbox").fill("台风")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/search/**")
    assert phone.locator(".results .card-title a").count() > 0
    expect(phone.locator(".results mark").first).to_have_text("台风")
