"""Django's command line in the right environment."""

import os
import subprocess
from collections.abc import Mapping

from . import environment
from .paths import ROOT, VAR, python


def main(arguments: list[str]) -> int:
    """``./dev manage …``: becomes that process, so that signals and answers are its own."""
    environment.ensure()
    VAR.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    os.execv(python(), [str(python()), "manage.py", *arguments])


def call(*arguments: str, env: Mapping[str, str] | None = None, quiet: bool = False) -> int:
    """Run one command and return its exit code."""
    return subprocess.run(
        [str(python()), "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
    ).returncode
