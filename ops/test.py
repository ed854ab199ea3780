"""``./dev test``: all of it, on both databases, in a browser, with nothing left out in silence."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from . import assets, catalogues, check, environment, machine, processes, services
from .paths import ROOT, python
from .say import elapsed, say, warn

TOOLS = (
    machine.FFMPEG, machine.POPPLER, machine.FONTS, machine.CHROMIUM, machine.POSTGRES, machine.REDIS, machine.GETTEXT,
)  # fmt: skip
LONGEST = 35 * 60  # seconds after which a suite counts as hung


@dataclass(frozen=True)
class Suite:
    """One run of pytest: what it is called, what it selects, on what it runs."""

    name: str
    select: str
    env: Mapping[str, str]
    database: str


def main(arguments: list[str]) -> int:
    """Everything; or one part (check, unit, browser, slow) with pytest's own arguments after it."""
    part, *rest = arguments or ["all"]
    if part not in {"all", "check", "unit", "browser", "slow"}:
        part, rest = "unit", arguments
    processes.stop_on_signals()
    try:
        machine.require(*TOOLS)
        environment.ensure(development=True)
        catalogues.ensure()
        assets.ensure(development=True)
        services.up(("postgres", "redis", "s3"))
        results = _run(part, rest)
    except processes.Stopped:
        say("\nstopped")
        return 130
    for name, code in results.items():
        say(f"{'ok  ' if code == 0 else 'FAIL'} {name}")
    say(f"{elapsed():.0f} s in all")
    return 1 if any(results.values()) else 0


def _run(part: str, rest: list[str]) -> dict[str, int]:
    results: dict[str, int] = {}
    if part in {"all", "check"}:
        say("== check")
        results["check"] = check.main([])
    if part in {"all", "unit"}:
        results |= _together(_on_both("database tests", "not e2e and not slow"), rest)
    if part in {"all", "browser"}:
        results |= _together([Suite("browser tests", "e2e", {}, "browser")], rest)
    if part in {"all", "slow"}:
        results |= _together(_on_both("slow tests", "slow and not e2e"), rest)
    return results


def _on_both(name: str, select: str) -> list[Suite]:
    """The same tests on SQLite with the cache in process, and on PostgreSQL with Redis."""
    reached = services.up(("postgres", "redis"))
    return [
        Suite(f"{name} on SQLite", select, {"DATABASE_URL": "", "REDIS_URL": ""}, "sqlite"),
        Suite(f"{name} on PostgreSQL", select, reached, "postgresql"),
    ]


def _together(suites: list[Suite], rest: list[str]) -> dict[str, int]:
    """Run suites at the same time, one a core; each one's lines are shown whole when it ends."""
    say(f"== {', '.join(suite.name for suite in suites)}")
    results: dict[str, int] = {}
    runs = [threading.Thread(target=_one, args=(suite, rest, results)) for suite in suites]
    for run in runs:
        run.daemon = True
        run.start()
    for run in runs:
        while run.is_alive():
            run.join(0.5)  # in short waits, so that signals are heard
    return {suite.name: results.get(suite.name, 1) for suite in suites}


def _one(suite: Suite, rest: list[str], results: dict[str, int]) -> None:
    logs = ROOT / "var" / "test"
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{suite.name.replace(' ', '-').lower()}.log"
    env = {
        **os.environ,
        "TEST_DB": f"dev_{suite.database}",
        "DJANGO_SETTINGS_MODULE": "site_config.settings.test",
    }
    env.pop("VAR_DIR", None)
    command = [str(python()), "-m", "pytest", "-m", suite.select, "--durations=8", "-q", "--create-db", *rest]
    start = time.monotonic()
    with log.open("wb") as output:
        child = processes.start(command, {**env, **suite.env}, output=output)
        try:
            code = child.wait(LONGEST)
        except subprocess.TimeoutExpired:
            warn(f"{suite.name}: hung after {LONGEST // 60} minutes")
            code = 1
        processes.stop([child])
    say(f"\n-- {suite.name} ({time.monotonic() - start:.0f} s)")
    sys.stdout.write(log.read_text(errors="replace"))
    sys.stdout.flush()
    results[suite.name] = code
