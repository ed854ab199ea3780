"""A real site in processes of its own, and a real browser to visit it.

``live_site`` starts the web server and the workers on a free port with a database and files of their
own; ``phone`` and ``desktop`` are pages of Debian's Chromium. A test that fails leaves a picture of
each of its pages under ``var/test/pictures``.
"""

import email
import email.policy
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from ops import processes
from ops.paths import ROOT, python
from ops.run import server_command, worker_command

PICTURES = ROOT / "var" / "test" / "pictures"
CHROMIUM_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


@dataclass
class LiveSite:
    """A running site. ``url`` has no slash at its end."""

    url: str
    var: Path
    env: dict[str, str]
    children: dict[str, "subprocess.Popen[bytes]"]

    def manage(self, *arguments: str) -> str:
        """Run a management command against the site's database; what it printed."""
        done = subprocess.run(
            [str(python()), "manage.py", *arguments], cwd=ROOT, env={**os.environ, **self.env},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def shell(self, code: str) -> str:
        """Run Python in the site's environment; what it printed."""
        return self.manage("shell", "--no-imports", "-c", code)

    def ask(self, code: str) -> Any:
        """The value of an expression after its statements: ``answer = …`` in the code, JSON across."""
        return json.loads(self.shell(f"{code}\nimport json; print(json.dumps(answer))").splitlines()[-1])

    def letters(self, to: str) -> list[EmailMessage]:
        """The letters sent to an address so far, oldest first."""
        found = []
        for path in sorted((self.var / "mail").glob("**/*")):
            if path.is_file():
                for text in path.read_bytes().split(b"-" * 79 + b"\n"):
                    if text.strip():
                        found.append(email.message_from_bytes(text, policy=email.policy.default))
        return [letter for letter in found if to in str(letter["To"])]

    def wait_for_letter(self, to: str, containing: str = "", seconds: float = 30) -> str:
        """The text of the newest letter to an address that contains some words, once it has come."""

        def newest() -> str:
            bodies = [letter.get_body(("plain",)).get_content() for letter in self.letters(to)]  # type: ignore[union-attr]
            return next((body for body in reversed(bodies) if containing in body), "")

        assert wait_until(lambda: bool(newest()), seconds), f"no letter to {to} with {containing!r}"
        return newest()


def wait_until(question: Callable[[], bool], seconds: float = 30) -> bool:
    """Ask until the answer is yes (True) or the time is up (False)."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.25)
    return False


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """The site with an empty database, its web server and its two workers."""
    assert (ROOT / "frontend" / "assets" / "build").is_dir(), "the assets are not built: ./dev assets"
    var = tmp_path_factory.mktemp("live-site")
    port = processes.free_port()
    url = f"http://localhost:{port}"
    env = {
        "DJANGO_SETTINGS_MODULE": "site_config.settings.dev",
        "DEBUG": "0",
        "DEMO": "1",  # no second factor: its own tests hold that it is asked for elsewhere
        "VAR_DIR": str(var),
        "PUBLIC_URL": url,
        "DATABASE_URL": "",
        "LOG_LEVEL": "WARNING",
    }
    site = LiveSite(url, var, env, {})
    site.manage("migrate", "--verbosity", "0")
    try:
        site.children["web"] = processes.start(server_command(port), env)
        for queue in ("default", "media"):
            site.children[queue] = processes.start(worker_command(queue), env)
        assert wait_until(lambda: processes.answers(f"{url}/healthz"), 60), "the site did not start"
        yield site
    finally:
        processes.stop(list(site.children.values()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install chromium"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread; we do not use it
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open pages, each in a session of its own: ``visit(**PHONE)``. Errors of scripts fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                faults.append(f"{page.url}: {said.text}") if "Content Security Policy" in said.text else None
            ),
        )
        return page

    yield open_page
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        for page in context.pages:
            if failed:
                PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png", full_page=True)
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Page:
    """A page on a phone's screen, 390 by 844."""
    return visit(**PHONE)


@pytest.fixture
def desktop(visit: Callable[..., Page]) -> Page:
    """A page on a desktop's screen."""
    return visit(**DESKTOP)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let fixtures know that their test failed."""
    report = yield
    if report.when == "call":  # type: ignore[attr-defined]
        item.failed = report.failed  # type: ignore[attr-defined]
    return report  # type: ignore[return-value]
