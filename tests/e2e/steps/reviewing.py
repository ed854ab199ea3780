"""Reviewers at their desks, in Wagtail's admin."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESKTOP, LiveSite
from tests.e2e.steps.looking import Looking
from tests.factories import PASSWORD

# Accounts and topics are an administrator's to make, so the rows stand for that; the topic has one expert.
MAKE_STAFF = """
from django.db import transaction
from cms.moderation.models import Expertise
from cms.works.models import Topic
from cms.works.terms import put_topic_term
from tests.factories import make_user
with transaction.atomic():
    topic = Topic.objects.create(name="台风与强对流", slug="storms")
    put_topic_term(topic)
    make_user(("form_reviewer",), email="form@example.cn", name="方审")
    expert = make_user(("expert",), email="expert@example.cn", name="高工")
    Expertise.objects.create(user=expert, topic=topic)
    make_user(("chief_editor",), email="chief@example.cn", name="终编")
"""


class Reviewer:
    """One reviewer, signed in on a desktop's screen."""

    def __init__(self, site: LiveSite, look: Looking, email: str) -> None:
        self.site, self.look = site, look
        self.page: Page = look.open(**DESKTOP)
        self.page.goto(f"{site.url}/accounts/login/?next=/admin/review/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.locator("input[name=password]").press("Enter")
        self.page.wait_for_url("**/admin/review/")

    def finds(self, title: str) -> None:
        """Open a work from the queue."""
        self.page.goto(f"{self.site.url}/admin/review/")
        self.page.locator("a.title", has_text=title).click()
        self.page.wait_for_url("**/admin/review/works/*/")
        expect(self.page.frame_locator("[data-review-frame]").locator("h1").first).to_contain_text(title)

    def form(self, act: str) -> Locator:
        """The form of an act, unfolded if it was folded away."""
        form = self.page.locator(f"form:has(> input[name=act][value={act}])").first
        folded = self.page.locator(f"details:has(form > input[name=act][value={act}])")
        if folded.count() and folded.first.get_attribute("open") is None:
            folded.first.locator("summary").click()
        return form

    def remarks(self, place: str, text: str) -> None:
        """Say something about one place of the work."""
        form = self.form("remark")
        form.locator("select").select_option(place)
        form.locator("textarea").fill(text)
        form.locator("button").click()
        expect(self.page.locator("#remarks")).to_contain_text(text)

    def asks_for_changes(self, comment: str) -> str:
        """With the first reason of the list; answers with its text."""
        form = self.form("decide")
        form.locator("input[value=changes]").check()
        reason = form.locator("[data-review-purpose=changes] label").first
        reason.locator("input").check()
        text = reason.inner_text().strip()
        form.locator("textarea").fill(comment)
        form.locator("button").click()
        expect(self.page.locator("form:has(> input[name=act][value=undo])")).to_be_visible()
        return text

    def approves(self, title: str, *, at_once: bool = False) -> None:
        """Approve; the last stage may publish at once."""
        self.finds(title)
        form = self.form("decide")
        form.locator("input[value=approve]").check()
        if at_once:
            form.locator("input[name=decide-at_once]").check()
        form.locator("button").click()
        expect(self.page.locator(".messages")).to_contain_text("已记录")

    def takes_down(self, work: int, reason: str) -> None:
        """Take a public work down, with the public reason."""
        self.page.goto(f"{self.site.url}/admin/review/works/{work}/")
        form = self.form("take_down")
        form.locator("textarea").fill(reason)
        form.locator("button").click()
        expect(self.page.locator(".review-refusal")).to_contain_text(reason)
