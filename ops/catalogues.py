"""Catalogues: gathered from the code, complete, compiled without gettext's own programs."""

import subprocess
from pathlib import Path

from . import environment, stamps
from .paths import ROOT, python
from .say import Fault, step

ROOMS = ("cms", "demo", "frontend", "media", "search", "site_config")


def main(arguments: list[str]) -> int:
    """``./dev catalogue``: gather into the rooms' django.po, say what lacks a translation, compile."""
    environment.ensure(development=True)
    code = subprocess.run([str(python()), "-m", "ops.messages", "gather"], cwd=ROOT, check=False).returncode
    ensure()
    return code


def files() -> list[Path]:
    """Every room's catalogue."""
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("locale/*/LC_MESSAGES/*.po"))


def ensure() -> None:
    """Have each .po compiled to the .mo that the site reads."""
    catalogues = files()
    value = stamps.digest(catalogues)
    compiled = all(path.with_suffix(".mo").exists() for path in catalogues)
    if compiled and stamps.fresh("catalogues", value):
        return
    with step("compiling the catalogues"):
        command = [str(python()), "-m", "ops.messages", "compile"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise Fault("a catalogue did not compile; its name is above")
    stamps.stamp("catalogues", value)
