"""The demo: loaded by ``run`` when it is not there, loaded anew by ``demo``."""

import os
import subprocess

from . import manage, preparation
from .paths import ROOT, python
from .say import Fault, step

COMMAND = "load_demo"


def main(arguments: list[str]) -> int:
    """``./dev demo``: take the demo's works and accounts away and load them again."""
    preparation.prepare()
    return manage.call(COMMAND, "--fresh", *arguments)


def load() -> str:
    """Have the demo in the database; what the command says of its accounts. It leaves what is already there."""
    with step("loading the demo"):
        done = subprocess.run(
            [str(python()), "manage.py", COMMAND],
            cwd=ROOT,
            env={**os.environ, "LOG_LEVEL": "WARNING"},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        raise Fault("the demo did not load; its words are above")
    return done.stdout.strip()
