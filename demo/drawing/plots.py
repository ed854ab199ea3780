"""Plots from computed values, in the demo's own look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from .canvas import Canvas, Point
from .palette import GREY, INK, MIST, NAVY, PAPER, WHITE


@dataclass(frozen=True)
class Line:
    """One curve: points in the units of the axes."""

    name: str
    colour: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Axis:
    """From, to, ticks with their words, and what it measures."""

    start: float
    end: float
    ticks: Sequence[tuple[float, str]]
    title: str


def plot(
    title: str, lines: Sequence[Line], across: Axis, up: Axis, *, note: str = "",
    bands: Sequence[tuple[float, float, str, str]] = (),
) -> Image.Image:  # fmt: skip
    """A line plot, 1600 by 900. ``bands`` are (from, to, colour, words) on the horizontal axis."""
    c = Canvas(1600, 900, PAPER)
    c.text(80, 48, title, 50, NAVY, weight="Bold")
    left, top, right, bottom = 180.0, 170.0, 1520.0, 720.0
    c.box(left, top, right - left, bottom - top, WHITE, radius=6)

    def place(point: Point) -> Point:
        x = left + (point[0] - across.start) / (across.end - across.start) * (right - left)
        y = bottom - (point[1] - up.start) / (up.end - up.start) * (bottom - top)
        return x, max(top, min(bottom, y))

    for start, end, colour, words in bands:
        x0, x1 = place((start, up.start))[0], place((end, up.start))[0]
        c.box(x0, top, x1 - x0, bottom - top, colour, radius=0)
        c.middle((x0 + x1) / 2, top + 30, words, 26, GREY)
    for value, words in up.ticks:
        y = place((across.start, value))[1]
        c.path([(left, y), (right, y)], MIST, 2)
        c.text(left - 18, y, words, 27, GREY, anchor="rm")
    for value, words in across.ticks:
        x = place((value, up.start))[0]
        c.path([(x, bottom), (x, bottom + 10)], GREY, 3)
        c.text(x, bottom + 34, words, 27, GREY, anchor="mm")
    c.path([(left, top), (left, bottom), (right, bottom)], INK, 4)
    c.text((left + right) / 2, bottom + 82, across.title, 30, INK, anchor="mm")
    c.text(left, top - 30, up.title, 28, INK, anchor="lm")
    x = right
    for line in reversed(lines):
        c.path([place(point) for point in line.points], line.colour, 7)
        width = len(line.name) * 28
        x -= width
        c.text(x, top - 30, line.name, 28, INK, anchor="lm")
        c.path([(x - 54, top - 30), (x - 14, top - 30)], line.colour, 8)
        x -= 90
    if note:
        c.text(80, 846, note, 26, GREY)
    return c.finish()
