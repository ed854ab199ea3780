"""A creator on a phone: signs up, writes, declares, sends."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import LiveSite
from tests.e2e.steps.looking import Looking
from tests.e2e.studio import Studio
from tests.factories import PASSWORD


class Creator(Studio):
    """A newcomer who makes an account through the pages, unlike the other tests' creator."""

    def __init__(self, site: LiveSite, page: Page, look: Looking, email: str, name: str) -> None:
        self.site, self.page, self.look = site, page, look
        self.email, self.name = email, name

    def sign_up(self) -> None:
        """The form, the letter, the link in it."""
        self.page.goto(f"{self.site.url}/accounts/signup/")
        self.look.at(self.page, "01-sign-up")
        self.page.fill("input[name=email]", self.email)
        self.page.fill("input[name=password1]", PASSWORD)
        self.page.fill("input[name=name]", self.name)
        self.page.check("input[name=agreement]")
        self.page.locator("form:has(input[name=password1]) button[type=submit]").click()
        self.page.wait_for_url("**/confirm-email/")
        self.look.at(self.page, "02-confirm-your-mail")
        letter = self.site.wait_for_letter(self.email, "/accounts/confirm-email/")
        link = re.search(r"https?://\S+/accounts/confirm-email/[^\s/]+/", letter)
        assert link, letter
        self.page.goto(link[0])
        self.look.at(self.page, "03-confirm")
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_load_state()

    def complete_profile(self, place: str, bio: str) -> None:
        """Say who one is; ``place`` is a county's name."""
        self.page.goto(f"{self.site.url}/accounts/profile/")
        self.look.at(self.page, "04-profile")
        self.page.fill("input[name=name]", self.name)
        self.page.select_option("select[name=place]", label=place)
        self.page.fill("textarea[name=bio]", bio)
        self.page.locator("form:has(textarea[name=bio]) button[type=submit]").click()
        expect(self.page.get_by_text("已保存").first).to_be_visible()
        self.look.at(self.page, "05-account")

    def title(self, text: str) -> None:
        """Give the work its title."""
        self.field("title").locator("input").fill(text)

    def to_submit(self) -> None:
        """From the editor to the page that checks and sends."""
        self.settle()
        self.page.locator(".editor-actions .button-main").click()
        self.page.wait_for_url("**/submit/")

    def sees_what_is_missing(self, label: str) -> None:
        """Follow the first line of the list to its field; the gap is told beside it."""
        self.page.locator(".missing li a", has_text=label).first.click()
        self.page.wait_for_url("**check=1**")
        expect(self.page.locator(".message-missing").first).to_be_visible()

    def about(self, summary: str, cover: dict, topic: str, source: str) -> None:
        """What every kind asks for."""
        self.field("summary").locator("textarea").fill(summary)
        self.field("cover").locator("input[type=file]").set_input_files([cover])
        expect(self.field("cover").locator("img").first).to_be_visible()
        self.field("cover").locator(".picture-alt input").fill("海面上的台风云系")
        self.field("topics").get_by_label(topic, exact=True).check()
        self.field("audiences").get_by_role("checkbox").first.check()
        credit = self.add("credits")
        self.fill(credit, "role", "编剧")
        self.fill(credit, "name", self.name)
        block = self.add("sources")
        self.fill(block, "title", source)
        self.fill(block, "publisher", "国家标准")
        self.fill(block, "year", "2006")

    def rich(self, path: str, block: str, text: str) -> None:
        """A block of rich text."""
        self.add(path, block).locator(".rich-text").click()
        self.page.keyboard.type(text)

    def declare_and_send(self, *, message: str = "", note: str = "", ai: str = "none") -> None:
        """The declarations, then the button."""
        for name, value in (("rights", "original"), ("licence", "cc-by-4.0"), ("ai_use", ai)):
            self.page.check(f"input[name={name}][value='{value}']")
        if ai != "none":
            self.page.fill("input[name=ai_note]", "背景图由图像生成服务制作，经人工修改。")
        if message:
            self.page.fill("textarea[name=message]", message)
        if note:
            self.page.fill("textarea[name=correction_note]", note)
        self.page.locator("form .acts-row .button-main").click()
        self.page.wait_for_url("**/progress/")
