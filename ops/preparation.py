"""From a clone to a database that is up to date."""

from . import assets, catalogues, environment, machine, manage
from .paths import VAR
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
    """Bring the database up to date."""
    with step("migrating the database"):
        if manage.call("migrate", "--verbosity", "0"):
            raise Fault("migrating failed; Django's words are above")
