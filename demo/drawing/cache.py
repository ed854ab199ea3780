"""Drawn pictures and films as files under ``VAR_DIR/demo-cache``: drawn once for each change of the code."""

import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image

from ..films import REELS
from . import comics, digital, living, weather
from .canvas import Canvas
from .figures import FIGURES
from .palette import AMBER, CORAL, LEAF, MINT, NAVY, ROSE, SEA, SKY, VIOLET, WHITE

DIAGRAMS: dict[str, Callable[[], Image.Image]] = {
    "wind_field": weather.wind_field,
    "wind_profile": weather.wind_profile,
    "typhoon_section": weather.typhoon_section,
    "lightning_places": weather.lightning_places,
    "thunder_distance": weather.thunder_distance,
    "halo": weather.halo,
    "ice_prism": weather.ice_prism,
    "bacteria": living.bacteria,
    "microbes_cover": living.microbes_table_cover,
    "paddy": living.paddy,
    "dolphins": living.dolphins,
    "wet_wall": living.wet_wall,
    "next_word": digital.next_word,
    "check_answers": digital.check_answers,
}
COLOURS = (SEA, CORAL, LEAF, VIOLET, NAVY, AMBER)
LIGHT = (SKY, ROSE, MINT)


@cache
def version() -> str:
    """A digest of the code that draws: another drawing is another file."""
    digest = hashlib.sha256()
    folder = Path(__file__).resolve().parents[1]
    for path in sorted([*folder.glob("drawing/*.py"), *folder.glob("films/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def kept(name: str, extension: str, make: Callable[[Path], None]) -> Path:
    """The file of something drawn; made under another name first, so that a kill leaves no half."""
    digest = hashlib.sha256(f"{version()} {name}".encode()).hexdigest()[:24]
    path = Path(settings.VAR_DIR) / "demo-cache" / f"{digest}.{extension}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{digest}.{os.getpid()}.part.{extension}")
        make(unfinished)
        unfinished.replace(path)
    return path


def picture(spec: dict[str, Any], title: str) -> Path:
    """A picture as a content file describes it: a diagram, a still of a film, a scene, a comic page."""

    def make(path: Path) -> None:
        drawn(spec, title).save(path, "PNG", compress_level=1)

    return kept(json.dumps([title, spec], ensure_ascii=False, sort_keys=True), "png", make)


def drawn(spec: dict[str, Any], title: str) -> Image.Image:
    """Draw it. Raises KeyError for what nobody can draw."""
    if "draw" in spec:
        return DIAGRAMS[spec["draw"]]()
    if "still" in spec:
        return REELS[spec["still"]]().still()
    if "panels" in spec:
        return comics.page(title, spec["page"], spec["panels"])
    return comics.cover(title, spec["scene"])


def film(key: str) -> Path:
    """A film as MP4. Takes some seconds the first time."""
    return kept(f"film {key}", "mp4", lambda path: REELS[key]().write(path))


def avatar(name: str, about: dict[str, Any]) -> Path:
    """A creator's picture: a face for a person, the first sign of the name for others."""

    def make(path: Path) -> None:
        number = sum(name.encode())
        c = Canvas(512, 512, LIGHT[number % 3])
        if about["kind"] == "person":
            who = {"xiaonan": "girl", "linhai": "doctor"}.get(name, "boy" if name != "chenjing" else "girl")
            FIGURES[who](c, 256, 250, 560, "smile")
        else:
            c.box(0, 0, 512, 512, COLOURS[number % len(COLOURS)], radius=0)
            c.middle(256, 240, about["name"][:2], 170, WHITE)
        c.finish().save(path, "PNG")

    return kept(f"avatar {name}", "png", make)
