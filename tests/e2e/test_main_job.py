"""The main job, from sign-up on a phone to a page that was taken down, by four people in real browsers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, LiveSite, wait_until
from tests.e2e.steps.creating import Creator
from tests.e2e.steps.files import drawing
from tests.e2e.steps.kinds import FILL
from tests.e2e.steps.looking import Looking
from tests.e2e.steps.reviewing import MAKE_STAFF, Reviewer

pytestmark = pytest.mark.e2e

TOPIC = "台风与强对流"
# A word that only this work has, so that the search box can be asked for it.
TITLES = {"article": "飓母从哪里来", "comic": "小雨追云记", "video": "两秒看懂气旋", "drama": "水滴历险"}
REMARK = "请写明这句话出自哪一年的资料。"
CORRECTION = "更正了台风等级的风力数值。"
REASON = "作者请求撤下，等待核实新的观测数据。"


@dataclass
class Job:
    """The people, and what they have made so far."""

    site: LiveSite
    look: Looking
    creator: Creator
    works: dict[str, int] = field(default_factory=dict)

    def public(self, kind: str) -> dict[str, Any] | None:
        """The work as the API's list has it, or None."""
        answer = self.creator.page.request.get(f"{self.site.url}/api/v1/works?kind={kind}")
        assert answer.ok, answer.text()
        return next((item for item in answer.json()["items"] if item["title"] == TITLES[kind]), None)


def test_from_sign_up_to_taking_down(live_site: LiveSite, visit: Callable[..., Page]) -> None:
    live_site.shell(MAKE_STAFF)
    look = Looking(visit)
    job = Job(live_site, look, Creator(live_site, look.open(**PHONE), look, "newcomer@example.cn", "陈静"))
    job.creator.sign_up()
    job.creator.complete_profile("天河区", "写给孩子的气象科普。")
    for kind in FILL:
        makes_and_sends(job, kind)
    form = Reviewer(live_site, look, "form@example.cn")
    is_asked_for_changes_and_changes(job, form)
    expert, chief = (Reviewer(live_site, look, f"{who}@example.cn") for who in ("expert", "chief"))
    for kind in FILL:
        passes_three_stages(job, kind, form, expert, chief)
    reader = look.open(**PHONE)
    for kind in FILL:
        is_found_and_read(job, kind, reader)
    is_corrected(job, reader, form, expert, chief)
    is_taken_down(job, reader, chief)
    assert not look.faults, "\n".join(look.faults)


def makes_and_sends(job: Job, kind: str) -> None:
    """The creator writes one work on the phone; the first try to send it shows what is missing."""
    creator, look = job.creator, job.look
    work = job.works[kind] = creator.new(kind)
    if kind == "article":
        look.at(creator.page, "10-editor-empty")
    creator.title(TITLES[kind])
    creator.to_submit()
    expect(creator.page.locator(".missing")).to_be_visible()
    look.at(creator.page, f"11-missing-{kind}")
    creator.sees_what_is_missing("摘要")
    look.at(creator.page, f"12-missing-beside-{kind}")
    creator.about(
        "从海面上的热气说起，讲讲台风的一生。",
        drawing(f"{kind}.jpg", len(TITLES[kind]) * 30),
        TOPIC,
        "热带气旋等级",
    )
    FILL[kind](creator)
    creator.settle()
    # What is filled is told no more; what the next page asks for is.
    expect(creator.page.locator(".message-missing")).to_have_count(3)
    look.at(creator.page, f"13-editor-{kind}")
    creator.to_submit()
    expect(creator.page.locator(".missing")).to_have_count(0)
    look.at(creator.page, f"14-submit-{kind}")
    creator.declare_and_send(message="第一次投稿，请多指教。", ai="part" if kind == "comic" else "none")
    expect(creator.page.locator(".standing")).to_be_visible()
    look.at(creator.page, f"15-progress-{kind}")
    assert work == int(creator.page.url.split("/")[-3])


def is_asked_for_changes_and_changes(job: Job, form: Reviewer) -> None:
    """The form reviewer remarks and asks; the creator reads it in place, changes and sends again."""
    creator, look, title = job.creator, job.look, TITLES["article"]
    look.at(form.page, "20-queue", admin=True)
    form.finds(title)
    look.at(form.page, "21-review", admin=True)
    form.remarks("sources", REMARK)
    reason = form.asks_for_changes("改好后请再次提交。")
    look.at(form.page, "22-asked-for-changes", admin=True)

    creator.page.goto(f"{job.site.url}/studio/")
    expect(creator.page.locator(".todo")).to_contain_text(title)
    look.at(creator.page, "23-home-changes-wanted")
    creator.page.locator(".todo a", has_text=title).first.click()
    for text in (REMARK, reason, "改好后请再次提交。"):
        expect(creator.page.locator(".round").first).to_contain_text(text)
    look.at(creator.page, "24-progress-changes-wanted")
    creator.page.locator(".remarks a").first.click()
    expect(creator.page.locator(".message-remark")).to_contain_text(REMARK)
    creator.fill(creator.blocks("sources").first, "title", "热带气旋等级（GB/T 19201—2006）")
    look.at(creator.page, "25-remark-in-the-editor")
    creator.to_submit()
    creator.declare_and_send(message="已写明标准号。")


def passes_three_stages(job: Job, kind: str, form: Reviewer, expert: Reviewer, chief: Reviewer) -> None:
    """Three people approve, the last one at once; the worker delivers."""
    title = TITLES[kind]
    form.approves(title)
    if kind == "article":
        job.look.at(form.page, "30-approved-form", admin=True)
    assert job.public(kind) is None
    expert.approves(title)
    chief.finds(title)
    job.look.at(chief.page, f"31-last-stage-{kind}", admin=True)
    assert job.public(kind) is None
    chief.approves(title, at_once=True)
    assert wait_until(lambda: job.public(kind) is not None), f"{title} did not become public"


def search(job: Job, reader: Page, words: str) -> None:
    """Ask the search box of the home page."""
    reader.goto(f"{job.site.url}/search/")
    reader.locator("main input[name=q]").fill(words)
    reader.locator("main input[name=q]").press("Enter")
    reader.wait_for_url("**/search/?q=*")


def finds(job: Job, reader: Page, title: str) -> bool:
    """Whether the search box knows a title."""
    search(job, reader, title)
    return reader.locator(".results a", has_text=title).count() > 0


def is_found_and_read(job: Job, kind: str, reader: Page) -> None:
    """Search, the page on a phone, the API."""
    title = TITLES[kind]
    assert wait_until(lambda: finds(job, reader, title)), f"search does not find {title}"
    job.look.at(reader, f"40-search-{kind}")
    reader.locator(".results a", has_text=title).first.click()
    reader.wait_for_url(f"**/{kind}/*/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text(title)
    expect(reader.get_by_text("陈静").first).to_be_visible()
    job.look.at(reader, f"41-public-{kind}")
    item = job.public(kind)
    assert item and item["kind"] == kind and item["url"] == reader.url and item["cover"]["renditions"]
    whole = reader.request.get(f"{job.site.url}/api/v1/works/{item['id']}")
    assert whole.ok and whole.json()["title"] == title
    assert whole.json()["topics"][0]["name"] == TOPIC


def is_corrected(job: Job, reader: Page, form: Reviewer, expert: Reviewer, chief: Reviewer) -> None:
    """The public keeps the old text until three people approved the new one, then reads why."""
    creator, title, old, new = job.creator, TITLES["article"], "讲讲台风的一生", "讲讲台风怎样生、怎样散"
    item = job.public("article")
    assert item
    creator.page.goto(f"{job.site.url}/studio/works/{job.works['article']}/progress/")
    job.look.at(creator.page, "50-progress-published")
    creator.page.locator(".standing a", has_text="更正").first.click()
    creator.field("summary").locator("textarea").fill(f"从海面上的热气说起，{new}。")
    creator.to_submit()
    job.look.at(creator.page, "51-submit-correction")
    creator.declare_and_send(note=CORRECTION)
    job.look.at(creator.page, "52-progress-correction")
    for number, reviewer in enumerate((form, expert, chief)):
        reader.goto(item["url"])
        expect(reader.locator("main")).to_contain_text(old)
        expect(reader.locator("main")).not_to_contain_text(CORRECTION)
        if number == 0:
            reviewer.finds(title)
            job.look.at(reviewer.page, "53-review-correction", admin=True)
        reviewer.approves(title, at_once=reviewer is chief)
    assert wait_until(lambda: new in (job.public("article") or {}).get("summary", ""))
    reader.goto(item["url"])
    expect(reader.locator("main")).to_contain_text(new)
    expect(reader.locator("main")).to_contain_text(CORRECTION)
    job.look.at(reader, "54-public-corrected")


def is_taken_down(job: Job, reader: Page, chief: Reviewer) -> None:
    """The address answers 410 with the reason; lists, search and the API know it no more."""
    title, item = TITLES["article"], job.public("article")
    assert item
    chief.takes_down(job.works["article"], REASON)
    job.look.at(chief.page, "60-taken-down", admin=True)
    assert wait_until(lambda: job.public("article") is None)
    answer = reader.goto(item["url"])
    assert answer and answer.status == 410
    expect(reader.locator("main")).to_contain_text(REASON)
    job.look.at(reader, "61-public-gone")
    gone = reader.request.get(f"{job.site.url}/api/v1/works/{item['id']}")
    assert gone.status == 410 and REASON in gone.text()
    assert wait_until(lambda: not finds(job, reader, title))
    job.creator.page.goto(f"{job.site.url}/studio/works/{job.works['article']}/progress/")
    expect(job.creator.page.locator(".standing")).to_contain_text(REASON)
    job.look.at(job.creator.page, "62-creator-sees-why")
