"""``./dev check``: everything that can be said of the code without running the site."""

import os
import subprocess
import time
from collections.abc import Sequence

from . import assets, catalogues, environment
from .paths import ROOT, VENV, python
from .say import say, warn


def main(arguments: list[str]) -> int:
    """Run every check, or those named; say which failed. With --fix, mend what can be mended first."""
    environment.ensure(development=True)
    if "--fix" in arguments:
        _run("ruff", "check", "--fix", "--quiet", ".")
        _run("ruff", "format", "--quiet", ".")
    catalogues.ensure()
    named = [argument for argument in arguments if not argument.startswith("-")]
    failed = [name for name in CHECKS if (not named or name in named) and not _passes(name)]
    if failed:
        warn(f"failed: {', '.join(failed)}")
    else:
        say("all checks pass")
    return 1 if failed else 0


def _passes(name: str) -> bool:
    start = time.monotonic()
    code = CHECKS[name]()
    say(f"{'ok  ' if code == 0 else 'FAIL'} {name} ({time.monotonic() - start:.0f} s)")
    return code == 0


def _run(program: str, *arguments: str) -> int:
    return _report([str(VENV / "bin" / program), *arguments])


def _python(*arguments: str) -> int:
    return _report([str(python()), *arguments])


def _report(command: Sequence[str]) -> int:
    """Run a check in silence and with an empty database; show what it said only when it fails."""
    env = {**os.environ, "DATABASE_URL": "sqlite://:memory:"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        say((done.stdout + done.stderr).strip())
    return done.returncode


def _templates() -> int:
    folders = [folder for folder in catalogues.ROOMS if any((ROOT / folder).rglob("*.html"))]
    return _run("djlint", "--lint", "--quiet", *folders) if folders else 0


def _requirements() -> int:
    """The compiled files follow from the .in files: compiling again, offline, changes nothing."""
    return environment.requirements_differ()


CHECKS = {
    "style": lambda: _run("ruff", "check", "."),
    "format": lambda: _run("ruff", "format", "--check", "--quiet", "."),
    "imports": lambda: _run("lint-imports", "--no-cache"),
    "types": lambda: _run("mypy"),
    "system": lambda: _python("manage.py", "check", "--fail-level", "WARNING"),
    "migrations": lambda: _python("manage.py", "makemigrations", "--check", "--dry-run"),
    "templates": _templates,
    "catalogues": lambda: _python("-m", "ops.messages", "check"),
    "scripts": assets.typescript,
    "requirements": _requirements,
}
