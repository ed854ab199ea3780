"""What the browser tests of the studio share: an account, its works, and the ways round the editor."""

import json
import uuid
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import LiveSite
from tests.factories import PASSWORD


class Studio:
    """One browser page, signed in as a creator of its own."""

    def __init__(self, site: LiveSite, page: Page) -> None:
        self.site, self.page = site, page
        self.email = f"studio-{uuid.uuid4().hex[:12]}@example.cn"
        site.shell(
            "from itertools import count\n"
            "from django.db import transaction\n"
            "from tests import factories\n"
            f"factories._numbers = count({uuid.uuid4().int % 10**9})\n"  # each process would begin at 1
            "with transaction.atomic():\n"
            f"    factories.make_creator(factories.make_user(email={self.email!r}), name='陈静')\n"
            "    factories.make_topic()"
        )
        self.sign_in(page)

    def sign_in(self, page: Page) -> None:
        """Sign in through the form."""
        page.goto(f"{self.site.url}/accounts/login/?next=/studio/")
        page.fill("input[name=login]", self.email)
        page.fill("input[name=password]", PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/studio/")

    def new(self, kind: str) -> int:
        """Begin a work as a creator does; its id."""
        self.page.goto(f"{self.site.url}/studio/")
        self.page.locator(f"form[action$='/new/{kind}/'] button").click()
        self.page.wait_for_url("**/studio/works/*/")
        expect(self.page.locator("#section-about")).to_be_visible()
        return int(self.page.url.rstrip("/").rsplit("/", 1)[1])

    def open(self, work: int, page: Page | None = None) -> None:
        """Open the editor of a work."""
        page = page or self.page
        page.goto(f"{self.site.url}/studio/works/{work}/")
        expect(page.locator("#section-about")).to_be_visible()

    def saved(self, page: Page | None = None) -> None:
        """Wait until the server has everything."""
        expect((page or self.page).locator("#save-state")).to_have_attribute(
            "data-state", "saved", timeout=20_000
        )

    def settle(self) -> None:
        """Wait until what was just changed is on the server."""
        self.page.wait_for_timeout(400)
        self.saved()

    def draft(self, work: int) -> dict[str, Any]:
        """What the server has."""
        answer = self.page.request.get(f"{self.site.url}/studio/works/{work}/draft/")
        return json.loads(answer.text())["values"]

    def field(self, name: str) -> Locator:
        """A field of the form by its path."""
        return self.page.locator(f"[data-path='{name}']").first

    def blocks(self, path: str) -> Locator:
        """The blocks that stand directly in a stream or list."""
        return self.field(path).locator("> .sequence > .blocks > li")

    def add(self, path: str, block: str = "") -> Locator:
        """Add a block (of a type, where there are several) and return it."""
        before = self.blocks(path).count()
        self.field(path).locator("> .sequence > .blocks-adder .button-add").first.click()
        if block:
            self.page.locator(f"dialog [data-block-type='{block}']").click()
        expect(self.blocks(path)).to_have_count(before + 1)
        return self.blocks(path).last

    @staticmethod
    def fill(block: Locator, name: str, text: str) -> None:
        """Fill a field of a block by its name."""
        block.locator(f"[data-path$=':{name}']").first.locator("input, textarea").first.fill(text)

    @staticmethod
    def menu(block: Locator, entry: str) -> None:
        """Choose from a block's menu."""
        block.locator("> .block-head .menu-box > button").click()
        block.locator("> .block-head .menu").get_by_text(entry, exact=True).click()

    def order(self, path: str) -> list[str]:
        """The ids of the blocks as they stand on the page."""
        return self.blocks(path).evaluate_all("rows => rows.map(row => row.dataset.block)")

    def edit_round(self, path: str, work: int) -> None:
        """Move, copy, delete and take back the last block; what the server has follows each step."""
        last = self.order(path)[-1]
        block = self.page.locator(f"[data-block='{last}']").first
        if len(self.order(path)) > 1:
            self._move_round(path, block, last)
        count = self.blocks(path).count()
        self.menu(block, "复制")
        expect(self.blocks(path)).to_have_count(count + 1)
        copy = self.order(path)[self.order(path).index(last) + 1]
        assert copy != last
        self.menu(self.page.locator(f"[data-block='{copy}']").first, "删除")
        expect(self.blocks(path)).to_have_count(count)
        self.page.locator(".note-action").last.click()
        expect(self.blocks(path)).to_have_count(count + 1)
        self.menu(self.page.locator(f"[data-block='{copy}']").first, "删除")
        expect(self.blocks(path)).to_have_count(count)
        for close in self.page.locator(".note > .icon-button").all():
            close.click()

    def _move_round(self, path: str, block: Locator, moved: str) -> None:
        up = block.locator("> .block-head > .block-tools > .icon-button").first
        if up.count() and block.locator("> .block-head > .block-tools > .icon-button").count() > 1:
            up.click()
        else:
            self.menu(block, "上移")
        assert self.order(path)[-2] == moved
        head = block.locator("> .block-head > .block-name")
        if head.is_visible():
            head.focus()
        else:
            block.locator("input, textarea").first.focus()
        self.page.keyboard.press("Alt+ArrowDown")
        assert self.order(path)[-1] == moved
