"""The texts of the rooms, run in the environment: ``python -m ops.messages gather | compile | check``.

The code's texts are gathered by Django's own makemessages in a copy of the rooms, so that a check
changes nothing; a text counts as translated when any catalogue of the running site has it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import allauth
import django
import polib
import wagtail

from .catalogues import ROOMS, files
from .machine import GETTEXT, require
from .paths import ROOT, VENV
from .say import warn

LOCALE = "zh_Hans"
Key = tuple[str, str]  # context, msgid


def gather(root: Path) -> None:
    """Bring every app's catalogue under ``root`` in step with the code beside it."""
    require(GETTEXT)
    for app in _apps(root):
        (app / "locale").mkdir(exist_ok=True)
        command = [
            str(VENV / "bin" / "django-admin"), "makemessages", "-l", LOCALE, "--no-location", "--no-wrap",
            "--no-obsolete", "--verbosity", "0",
        ]  # fmt: skip
        nested = [f"--ignore={other.relative_to(app)}/*" for other in _apps(root) if app in other.parents]
        environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
        subprocess.run([*command, *nested], cwd=app, env=environment, check=True)


def compile_all() -> None:
    """Write each .mo beside its .po."""
    for path in files():
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def check() -> int:
    """Say each text that lacks a Chinese translation, or whose translation is doubtful; 1 when any does."""
    translated = _foreign()
    faults = []
    for path in files():
        if path.parent.parent.name != LOCALE:
            continue
        for entry in polib.pofile(str(path)):
            if entry.obsolete:
                continue
            if "fuzzy" in entry.flags:
                faults.append(f"{path.relative_to(ROOT)}:{entry.linenum}: doubtful (fuzzy): {entry.msgid!r}")
            elif not entry.translated():
                faults.append(f"{path.relative_to(ROOT)}:{entry.linenum}: not translated: {entry.msgid!r}")
            else:
                translated.add(_key(entry))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for room in ROOMS:
            shutil.copytree(
                ROOT / room, copy / room, ignore=shutil.ignore_patterns("locale", "build", "__pycache__")
            )
        gather(copy)
        for path in sorted(copy.rglob("locale/*/LC_MESSAGES/*.po")):
            missing = [entry for entry in polib.pofile(str(path)) if _key(entry) not in translated]
            app = path.parents[3].relative_to(copy)
            faults.extend(f"{app}: in no catalogue: {entry.msgid!r}" for entry in missing)
    for fault in faults:
        warn(fault)
    return 1 if faults else 0


def _apps(root: Path) -> list[Path]:
    """The folders that are Django apps."""
    return sorted(path.parent for room in ROOMS for path in (root / room).rglob("apps.py"))


def _key(entry: polib.POEntry | polib.MOEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _foreign() -> set[Key]:
    """What Django, Wagtail and allauth bring translated."""
    found: set[Key] = set()
    for package in (django, wagtail, allauth):
        for path in Path(str(package.__file__)).parent.rglob(f"locale/{LOCALE}/LC_MESSAGES/django.mo"):
            found.update(_key(entry) for entry in polib.mofile(str(path)))
    return found


if __name__ == "__main__":
    match sys.argv[1]:
        case "gather":
            gather(ROOT)
        case "compile":
            compile_all()
        case "check":
            sys.exit(check())
