"""From a clone to a database that is up to date."""

import os
from pathlib import Path

from . import assets, catalogues, environment, machine, manage, stamps
from .paths import ROOT, VAR
from .say import Fault, step


def prepare() -> None:
    """Everything between a clone and a database that is up to date; quick when nothing changed."""
    machine.require(machine.FFMPEG, machine.POPPLER, machine.FONTS)
    environment.ensure()
    assets.ensure(development=True)
    catalogues.ensure()
    VAR.mkdir(parents=True, exist_ok=True)
    migrate()


def migrate() -> None:
    """Bring the database up to date; nothing to do when the laptop's own has seen these very migrations."""
    value = stamps.digest([ROOT / "requirements.txt", *_migrations()])
    seen, database = VAR / "migrated", VAR / "site.sqlite3"
    own = not os.environ.get("DATABASE_URL")
    if own and database.exists() and seen.exists() and seen.read_text() == value:
        return
    with step("migrating the database"):
        if manage.call("migrate", "--verbosity", "0"):
            raise Fault("migrating failed; Django's words are above")
    if own:
        seen.write_text(value)


def _migrations() -> list[Path]:
    return sorted(path for room in catalogues.ROOMS for path in (ROOT / room).rglob("migrations/*.py"))
