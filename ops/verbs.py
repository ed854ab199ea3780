"""The verbs of ``./dev``, each a line."""

from collections.abc import Callable
from dataclasses import dataclass

from . import assets, bench, catalogues, check, demo, environment, image, manage, run, services, test


@dataclass(frozen=True)
class Verb:
    """What a verb does, in a line, and the function that does it (arguments in, exit code out)."""

    act: Callable[[list[str]], int]
    says: str


def _requirements(arguments: list[str]) -> int:
    environment.compile_requirements(upgrade="--upgrade" in arguments)
    return 0


VERBS: dict[str, Verb] = {
    "run": Verb(run.main, "install, migrate, load the demo, start the site (PORT=8123 for another port)"),
    "test": Verb(
        test.main, "install what the tests need and run them all (or: check | unit | browser | slow)"
    ),
    "check": Verb(check.main, "lint, types, import order, missing migrations, templates, catalogues"),
    "manage": Verb(
        manage.main, "Django's own commands, in the right environment: manage migrate, manage shell …"
    ),
    "services": Verb(
        services.main, "the real parts, privately: up | down | status [postgres redis s3 elasticsearch]"
    ),
    "assets": Verb(assets.main, "build the scripts and style sheets (--watch: again at every change)"),
    "catalogue": Verb(catalogues.main, "gather the texts of every room for translation and compile them"),
    "demo": Verb(demo.main, "throw the demo's data away and load it anew"),
    "bench": Verb(bench.main, "measure: lists, details and publishing against a running site"),
    "image": Verb(image.main, "build the container image, start the site in it and ask its health"),
    "requirements": Verb(
        _requirements, "compile requirements*.in into requirements*.txt (--upgrade: newest versions)"
    ),
}


def listing() -> str:
    """All verbs with what they do."""
    width = max(map(len, VERBS))
    return "\n".join(["./dev <verb>", *(f"  {name:<{width}}  {verb.says}" for name, verb in VERBS.items())])
