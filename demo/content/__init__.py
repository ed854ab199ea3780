"""The demo's texts: YAML files in this folder, and how they are read."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent
# Works that name others come after them; films last, since they are made in the background.
KINDS = ("comic", "drama", "article", "video")
FIRST = ("comic-fridge", "article-lightning")


def read(name: str) -> Any:
    """One file of this folder."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


@cache
def works() -> dict[str, dict[str, Any]]:
    """All works by key, in the order in which they are loaded."""
    found = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / "works").glob("*.yaml"))
    ]
    found.sort(key=lambda work: (work["key"] not in FIRST, KINDS.index(work["kind"])))
    return {work["key"]: work for work in found}
