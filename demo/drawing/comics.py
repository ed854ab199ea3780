"""Comic pages: panels in a grid, figures, things, balloons with the words from the content files."""

from typing import Any

from PIL import Image

from .canvas import Canvas
from .figures import FIGURES
from .palette import AMBER, CORAL, GREY, INK, NAVY, PAPER, WHITE, font
from .places import PLACES, THINGS, Area

WIDTH, HEIGHT = 1200, 1600
MARGIN, GAP = 40, 24
TITLE = 110


def areas(count: int) -> list[Area]:
    """Where the panels of a page lie."""
    rows = {2: [(1, 0.5), (1, 0.5)], 3: [(1, 0.5), (2, 0.5)], 4: [(1, 0.34), (2, 0.33), (1, 0.33)]}[count]
    height = HEIGHT - TITLE - MARGIN - GAP * (len(rows) - 1)
    width = WIDTH - 2 * MARGIN
    found: list[Area] = []
    y = float(TITLE)
    for columns, share in rows:
        w = (width - GAP * (columns - 1)) / columns
        for column in range(columns):
            found.append((MARGIN + column * (w + GAP), y, w, height * share))
        y += height * share + GAP
    return found


def page(title: str, number: int, panels: list[dict[str, Any]]) -> Image.Image:
    """One page of a comic as its content file describes it."""
    c = Canvas(WIDTH, HEIGHT, PAPER)
    c.text(MARGIN, 34, title, 44, NAVY, weight="Bold")
    c.circle(WIDTH - MARGIN - 26, 60, 28, AMBER)
    c.middle(WIDTH - MARGIN - 26, 58, str(number), 30, INK)
    for area, panel in zip(areas(len(panels)), panels, strict=True):
        draw_panel(c, area, panel)
    return c.finish()


def cover(title: str, spec: dict[str, Any]) -> Image.Image:
    """The picture that stands for a work in lists, 1600 by 900: a scene and the title."""
    c = Canvas(1600, 900, PAPER)
    PLACES[spec["place"]](c, (0, 0, 1600, 900))
    if thing := spec.get("thing"):
        THINGS[thing](
            c, 1600 * spec.get("thing_at", 0.5), 900 * spec.get("thing_y", 0.58), spec.get("thing_size", 420)
        )
    for figure in spec.get("figures", []):
        FIGURES[figure["who"]](
            c, 1600 * figure["at"], 900 * figure.get("y", 0.62), figure.get("size", 520),
            figure.get("mood", "smile"), figure.get("arm", "down"),
        )  # fmt: skip
    label(c, title, spec.get("subtitle", ""))
    return c.finish()


def label(c: Canvas, title: str, subtitle: str = "") -> None:
    """The title on a band at the top left of a cover."""
    lines = c.balanced(title, 76, 1100, "Bold")
    wide = max(font(76 * c.scale, "Bold").getlength(line) for line in lines) / c.scale
    tall = len(lines) * 98 + (52 if subtitle else 0) + 36
    c.shadow(60, 56, wide + 84, tall, 26)
    c.box(60, 56, wide + 84, tall, WHITE, radius=26)
    c.box(60, 56, 16, tall, CORAL, radius=8)
    y = c.text(104, 66, "\n".join(lines), 76, NAVY, weight="Bold", leading=1.29)
    if subtitle:
        c.text(106, y + 2, subtitle, 34, GREY)


def draw_panel(c: Canvas, area: Area, panel: dict[str, Any]) -> None:
    """One panel: place, thing, figures, caption, balloons, frame."""
    x, y, w, h = area
    inner = Canvas(round(w), round(h), WHITE, scale=c.scale)
    PLACES[panel["place"]](inner, (0, 0, w, h))
    size = min(h, w * 0.9)
    if thing := panel.get("thing"):
        THINGS[thing](
            inner, w * panel.get("thing_at", 0.5), h * (0.55 if panel.get("caption") else 0.64), size * 0.5
        )
    figures = [{"y": 0.54 if panel.get("caption") else 0.63, **one} for one in panel.get("figures", [])]
    for figure in figures:
        FIGURES[figure["who"]](
            inner, w * figure["at"], h * figure["y"], size * figure.get("size", 0.62),
            figure.get("mood", "smile"), figure.get("arm", "down"),
        )  # fmt: skip
    if caption := panel.get("caption"):
        face = 25
        lines = inner.balanced(caption, face, w - 72)
        inner.box(
            16,
            h - 28 - len(lines) * face * 1.4,
            w - 32,
            len(lines) * face * 1.4 + 14,
            "#fff8df",
            radius=10,
            line=INK,
            width=3,
        )
        inner.text(34, h - 23 - len(lines) * face * 1.4, "\n".join(lines), face, INK, leading=1.4)
    at = {figure["who"]: figure for figure in figures}
    y_next = 18.0
    lines = panel.get("lines", [])
    for line in lines:
        figure = at.get(line["who"], {"at": 0.5})
        y_next = balloon(inner, line["text"], w, h, figure, y_next, size) + 14
    c.image.paste(inner.image, (c.s(x), c.s(y)))
    c.box(x, y, w, h, None, radius=4, line=INK, width=5)


def balloon(c: Canvas, text: str, w: float, h: float, figure: dict[str, Any], y: float, size: float) -> float:
    """A balloon whose tail points at its speaker; answers where it ends."""
    face = 29
    wide = min(w * 0.7, 560 if w > 700 else 400)
    lines = c.balanced(text, face, wide - 56)
    longest = max(len(line) for line in lines)
    bw = min(wide, longest * face + 56)
    bh = len(lines) * face * 1.38 + 30
    left = figure["at"] < 0.5
    x = 20 if left else w - bw - 20
    target_x, target_y = w * figure["at"], h * figure.get("y", 0.63) - size * figure.get("size", 0.62) * 0.24
    root = min(max(target_x, x + 46), x + bw - 46)
    tail = [
        (root - 16, y + bh - 6),
        (root + 16, y + bh - 6),
        (root + (target_x - root) * 0.5, min(target_y, y + bh + 44)),
    ]
    c.box(x, y, bw, bh, WHITE, radius=26, line=INK, width=4)
    if target_y > y + bh:
        c.shape(tail, WHITE)
        c.path([tail[0], tail[2], tail[1]], INK, 4)
        c.path([(root - 14, y + bh - 6), (root + 14, y + bh - 6)], WHITE, 7)
    c.text(x + 28, y + 14, "\n".join(lines), face, INK, leading=1.38)
    return y + bh


def words(panels: list[dict[str, Any]], names: dict[str, str]) -> list[dict[str, str]]:
    """What is said on a page, in the order of reading, for the work's dialogue."""
    return [
        {"speaker": names.get(line["who"], ""), "text": line["text"]}
        for panel in panels
        for line in panel.get("lines", [])
    ]
