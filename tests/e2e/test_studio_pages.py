"""The studio's pages: clean to axe in both themes, within a phone's width, and usable without a mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, LiveSite
from tests.e2e.studio import Studio

pytestmark = pytest.mark.e2e

MAKE_WORKS = """
from itertools import count
from django.db import transaction
from tests import factories as f
from cms.moderation import actions as review
from cms.moderation.models import Reason, Verdict
from cms.people.models import User
from cms.works import actions
f._numbers = count(START)
with transaction.atomic():
    user = User.objects.get(email=EMAIL)
    creator = user.creator
    answer = {kind: f.make_work(kind, creator=creator).pk for kind in ("video", "comic", "article", "drama")}
    answer["empty"] = f.make_work("article", creator=creator, complete=False).pk
    answer["public"] = f.make_published_work("article", creator=creator).pk
    for name, verdict, purpose in (("changes", Verdict.CHANGES, "changes"), ("refused", Verdict.REFUSE, "refusal")):
        work = f.make_work("article", creator=creator)
        answer[name] = work.pk
        sent = review.submit(actor=user, work_id=work.pk, revision_id=work.latest_revision_id)
        stage = review.current_review(sent)
        reviewer = f.make_reviewer(stage, work)
        review.remark(actor=reviewer, submission_id=sent.pk, text="请缩短标题。", field="title")
        reasons = [Reason.objects.filter(purpose=purpose).first().pk]
        said = {"verdict": verdict, "reasons": reasons, "comment": "见意见"}
        review.decide(actor=reviewer, review_id=stage.pk, at_once=True, **said)
    work = f.make_work("comic", creator=creator)
    review.submit(actor=user, work_id=work.pk, revision_id=work.latest_revision_id)
    answer["in_review"] = work.pk
    other = f.make_creator()
    theirs = f.make_work("drama", creator=other)
    actions.invite_coauthor(actor=other.user, work_id=theirs.pk, email=EMAIL)
    actions.invite_coauthor(actor=user, work_id=answer["drama"], email="friend@example.cn", role="插画")
"""


def make_works(studio: Studio) -> dict[str, int]:
    start = abs(hash(studio.email)) % 10**8
    return studio.site.ask(MAKE_WORKS.replace("EMAIL", repr(studio.email)).replace("START", str(start)))


def pages(works: dict[str, int]) -> list[str]:
    """Every page of the studio, in every state that it has."""
    found = ["", "bin/", "invitations/", "signed-in/"]
    found += [
        f"works/{works[kind]}/" for kind in ("video", "comic", "article", "drama", "changes", "in_review")
    ]
    found += [f"works/{works[name]}/submit/" for name in ("empty", "article", "public")]
    found += [f"works/{works[name]}/progress/" for name in ("changes", "refused", "in_review", "public")]
    found += [f"works/{works['drama']}/coauthors/", f"works/{works['changes']}/versions/"]
    return found


def faults(page: Page) -> list[str]:
    result: dict[str, Any] = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{page.url} {one['id']}: {node['html'][:160]}"
        for one in result["violations"]
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_is_clean_to_axe_in_both_themes(
    live_site: LiveSite, visit: Callable[..., Page], screen: dict[str, Any]
) -> None:
    studio = Studio(live_site, visit(**screen))
    works, page, found = make_works(studio), studio.page, []
    for path in pages(works):
        page.goto(f"{live_site.url}/studio/{path}")
        page.wait_for_load_state("networkidle")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            found += [f"{theme} {fault}" for fault in faults(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= screen["viewport"]["width"], f"{path} is {width} wide"
    assert not found, "\n".join(found)


def test_dialogs_and_menus_are_clean_to_axe(live_site: LiveSite, visit: Callable[..., Page]) -> None:
    studio = Studio(live_site, visit(**PHONE))
    page, _work, found = studio.page, studio.new("article"), []
    for block in ("table", "chart", "formula", "gallery", "questions"):
        studio.add("body", block)
    found += faults(page)
    studio.blocks("body").first.locator(".menu-box > button").first.click()
    found += faults(page)
    page.keyboard.press("Escape")
    studio.field("body").locator("> .sequence > .blocks-adder .button-add").click()
    found += faults(page)
    assert not found, "\n".join(found)


def test_targets_are_large_enough_for_a_finger(live_site: LiveSite, visit: Callable[..., Page]) -> None:
    studio = Studio(live_site, visit(**PHONE))
    works, page = make_works(studio), studio.page
    for path in ("", f"works/{works['drama']}/", f"works/{works['changes']}/progress/"):
        page.goto(f"{live_site.url}/studio/{path}")
        page.wait_for_load_state("networkidle")
        small = page.evaluate(
            """() => [...document.querySelectorAll('main button, main select, main summary, main .button, nav a')]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
            .map(one => one.outerHTML.slice(0, 120))"""
        )
        assert not small, "\n".join(small)


def test_an_article_is_written_and_sent_without_a_mouse(
    live_site: LiveSite, visit: Callable[..., Page]
) -> None:
    studio = Studio(live_site, visit(**DESKTOP))
    page, work = studio.page, studio.new("article")
    keys = page.keyboard

    def tab_to(selector: str) -> None:
        for _step in range(150):
            if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
            keys.press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    tab_to("[data-path='title'] input")
    keys.type("只用键盘写的文章")
    tab_to("[data-path='topics'] input[type=checkbox]")
    keys.press("Space")
    tab_to("[data-path='body'] > .sequence > .blocks-adder button")
    keys.press("Enter")
    tab_to("dialog [data-block-type='text']")
    keys.press("Enter")
    expect(page.locator(".rich-text")).to_be_focused()
    keys.type("没有鼠标也能写。")
    studio.settle()
    draft = studio.draft(work)
    assert draft["title"] == "只用键盘写的文章" and len(draft["topics"]) == 1
    assert "没有鼠标也能写。" in draft["body"][0]["value"]


def test_what_is_missing_is_one_touch_away(live_site: LiveSite, visit: Callable[..., Page]) -> None:
    studio = Studio(live_site, visit(**PHONE))
    page, work = studio.page, studio.new("comic")
    studio.add("pages")
    studio.settle()
    page.goto(f"{live_site.url}/studio/works/{work}/submit/")
    page.locator(".missing a", has_text="看不见").first.click()
    page.wait_for_url("**/?check=1**")
    expect(page.locator("[data-path^='pages:'][data-path$=':alt'] textarea")).to_be_focused()
    expect(page.locator("[data-path^='pages:'][data-path$=':alt'] .message-missing")).to_be_visible()


def test_a_work_is_sent_changed_as_asked_and_sent_again(
    live_site: LiveSite, visit: Callable[..., Page]
) -> None:
    studio = Studio(live_site, visit(**PHONE))
    works, page = make_works(studio), studio.page
    page.goto(f"{live_site.url}/studio/")
    page.locator(".todo a", has_text="要求修改").first.click()
    page.get_by_role("link", name="去修改").click()
    expect(page.locator("[data-path='title'] .message-remark")).to_contain_text("请缩短标题。")
    page.locator("[data-path='title'] input").fill("短标题")
    page.locator("[data-path='title'] .message-remark button").click()
    studio.settle()
    page.locator(".editor-actions .button-main").click()
    page.locator("form.card button[type=submit]").dblclick()
    page.wait_for_url("**/progress/")
    expect(page.locator(".step-current")).to_contain_text("形式审核")
    page.goto(f"{live_site.url}/studio/works/{works['changes']}/")
    expect(page.locator("[data-path='title'] input")).to_be_disabled()
    page.goto(f"{live_site.url}/studio/works/{works['changes']}/progress/")
    page.get_by_role("button", name="撤回").click()
    page.locator("dialog .button-main").click()
    expect(page.locator(".standing .state")).to_contain_text("撤回")


def test_the_preview_stands_beside_the_editor_and_follows_it(
    live_site: LiveSite, visit: Callable[..., Page]
) -> None:
    studio = Studio(live_site, visit(**DESKTOP))
    page, _work = studio.page, studio.new("article")
    page.locator("[data-path='title'] input").fill("第一版标题")
    page.locator("#preview-toggle").click()
    frame = page.frame_locator(".preview-frame")
    expect(frame.locator("h1")).to_contain_text("第一版标题")
    page.locator("[data-path='title'] input").fill("第二版标题")
    expect(frame.locator("h1")).to_contain_text("第二版标题", timeout=15_000)
    page.get_by_role("button", name="电脑宽度").click()
    assert page.locator(".preview-frame").evaluate("frame => frame.clientWidth") == 1280
