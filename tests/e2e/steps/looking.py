"""Looking at a page: what axe says of it, whether it fits the screen, what the console said, a picture of it."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

# The browser's own line about an answer that the journey asks for: a form with gaps (422), a work taken down (410).
MEANT = re.compile(r"Failed to load resource: the server responded with a status of (410|422)")
# Wagtail's own frame of the admin (menu, breadcrumbs, messages that fade in) is not ours to mend.
WAGTAILS_OWN = ["#wagtail-sidebar", ".w-slim-header", ".w-breadcrumbs", "wagtail-userbar", ".messages"]
AXE_RULES = {"resultTypes": ["violations"]}


class Looking:
    """Collects what is wrong with the pages that are met, so that one run shows all of it.

    With ``E2E_SHOTS`` in the environment, a picture of each page is kept in that folder.
    """

    def __init__(self, visit: Callable[..., Page]) -> None:
        self.visit = visit
        self.faults: list[str] = []
        folder = os.environ.get("E2E_SHOTS", "")
        self.shots = Path(folder) if folder else None
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)

    def open(self, **screen: Any) -> Page:
        """A page in a session of its own, whose console is listened to."""
        page = self.visit(**screen)
        page.on("console", self._heard)
        return page

    def at(self, page: Page, name: str, *, admin: bool = False) -> None:
        """Look at what ``page`` shows now."""
        if self.shots:
            if admin:  # Wagtail scrolls inside the page
                page.set_viewport_size({"width": 1280, "height": 2200})
            page.screenshot(path=self.shots / f"{name}.png", full_page=True)
            if admin:
                page.set_viewport_size({"width": 1280, "height": 900})
        context: dict[str, Any] = {"exclude": [[selector] for selector in WAGTAILS_OWN]} if admin else {}
        found = Axe().run(page, context=context or None, options=AXE_RULES).response["violations"]
        self.faults += [
            f"{name} ({page.url}): {one['id']} ({one['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
            for one in found
            for node in one["nodes"][:3]
        ]
        wide, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        asked = (page.viewport_size or {}).get("width", screen)
        if max(wide, screen) > asked:
            self.faults.append(f"{name} ({page.url}) is {max(wide, screen)} wide on a screen of {asked}")

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not MEANT.match(said.text):
            self.faults.append(f"console: {said.text} ({said.location.get('url', '')})")
