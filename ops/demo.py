"""The demo: loaded by ``run`` when it is not there, loaded anew by ``demo``."""

from . import manage, stamps
from .say import Fault, say, step

COMMAND = "load_demo"


def main(arguments: list[str]) -> int:
    """``./dev demo``: throw the demo's works and accounts away and load them again."""
    from_scratch = manage.call("load_demo", "--fresh")
    return from_scratch


def load() -> None:
    """Have the demo in the database. The command itself leaves what is already there."""
    if not manage.has(COMMAND):
        say("  (this checkout has no demo: the site starts empty)")
        return
    with step("loading the demo"):
        if manage.call(COMMAND):
            raise Fault("the demo did not load; its words are above")
