"""``./dev run``: from a clone to a running site."""

import contextlib
import os
import subprocess
import time
from functools import partial

from . import catalogues, demo, preparation, processes
from .paths import ROOT, VAR, python
from .say import Fault, elapsed, say, warn

WAIT = 60  # seconds that the site may take to answer


def main(arguments: list[str]) -> int:
    """Prepare, start the site and its workers, and stay until Ctrl-C."""
    port = _port()
    # What every process below is told, unless the caller has told otherwise.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings.dev")
    os.environ.setdefault("PUBLIC_URL", f"http://localhost:{port}")
    os.environ["VAR_DIR"] = str(VAR)
    processes.stop_on_signals()
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        processes.require_free(port)
        preparation.prepare()
        accounts = demo.load()
        children = start(port)
        _wait_until_alive(port, children)
        _greet(port, accounts)
        _stay(port, children)
    except processes.Stopped:
        say("\nstopping")
    finally:
        processes.stop(list(children.values()))
    return 0


def start(port: int) -> dict[str, subprocess.Popen[bytes]]:
    """Start the web server and one worker for each queue."""
    return {
        "web server": processes.start(server_command(port)),
        "task worker": processes.start(worker_command("default")),
        "media worker": processes.start(worker_command("media")),
    }


def server_command(port: int) -> list[str]:
    """The web server: one process, a few threads."""
    return [
        str(python()), "-m", "granian", "--interface", "wsgi", "--host", os.environ.get("HOST", "127.0.0.1"),
        "--port", str(port), "--workers", "1", "--blocking-threads", "4", "--log-level", "warning",
        "--workers-kill-timeout", "3", "site_config.wsgi:application",
    ]  # fmt: skip


def worker_command(queue: str) -> list[str]:
    """A task worker: films have one of their own, so that letters do not wait for them."""
    return [str(python()), "manage.py", "work", "--queue", queue]


def _stay(port: int, children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Until a signal: start everything again whenever the code has changed."""
    while True:
        seen = _newest_code()
        try:
            processes.watch(children, until=partial(_changed_since, seen))
        except Fault as fault:
            warn(f"{fault}. It is started again when the code changes; Ctrl-C ends everything")
            while not _changed_since(seen):
                time.sleep(1)
        say("· the code has changed: starting again")
        processes.stop(list(children.values()))
        children.clear()
        try:
            preparation.migrate()
        except Fault as fault:
            warn(str(fault))
            continue
        children.update(start(port))


def _changed_since(seen: float) -> bool:
    return _newest_code() > seen


def _newest_code() -> float:
    newest = 0.0
    for room in catalogues.ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            with contextlib.suppress(FileNotFoundError):  # an editor may replace a file meanwhile
                newest = max(newest, path.stat().st_mtime)
    return newest


def _port() -> int:
    value = os.environ.get("PORT", "8000")
    if not (value.isdigit() and 0 < int(value) < 65536):
        raise Fault(f"PORT={value} is not a port")
    return int(value)


def _wait_until_alive(port: int, children: dict[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        for name, child in children.items():
            if child.poll() is not None:
                raise Fault(f"the {name} ended at once with code {child.returncode}; its words are above")
        if processes.answers(f"http://127.0.0.1:{port}/healthz"):
            return
        time.sleep(0.2)
    raise Fault(f"the site did not answer within {WAIT} s; its words are above")


def _greet(port: int, accounts: str) -> None:
    say(f"\nThe site is at http://localhost:{port}/ (ready in {elapsed():.0f} s)")
    say(f"The admin is at http://localhost:{port}/admin/, the studio at http://localhost:{port}/studio/")
    say("One account for each role; no second factor is asked for, since these are the demo's settings.")
    say(accounts)
    say(f"Mail is written to {VAR / 'mail'} and shown here. Ctrl-C stops everything.\n")
