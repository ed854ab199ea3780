"""Charts drawn as SVG on the server, from the data of an article's ``chart`` block.

Drawn for a phone's width first: 420 units across, type of 12 to 13 units, so that it is
still legible at 360 pixels and not coarse at 576. Colours come from classes (``s1`` …
``s6``, see ``data.css``); there is no style attribute, as the Content-Security-Policy asks.
Lines are told apart by the shape of their points as well as by colour.
"""

import math
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from django.utils.safestring import SafeString, mark_safe

WIDTH = 420
COLOURS = 6
BAR_HEIGHT = 16
LABEL_HEIGHT = 20
GROUP_GAP = 14
LEGEND_HEIGHT = 22
PLOT_HEIGHT = 240


@dataclass(frozen=True)
class Series:
    """One row of numbers; a missing one is None."""

    name: str
    values: list[float | None]


def draw(chart: dict[str, Any]) -> SafeString:
    """The SVG of a ``chart`` block's value (see docs/publication.md)."""
    labels = [str(label) for label in chart.get("labels") or []]
    series = [
        Series(str(row.get("name") or ""), [_number(value) for value in row.get("values") or []])
        for row in chart.get("series") or []
    ]
    title = str(chart.get("title") or "")
    unit = str(chart.get("unit") or "")
    if not labels or not any(value is not None for row in series for value in row.values):
        return mark_safe("")
    body, height = _lines(labels, series, unit) if chart.get("kind") == "line" else _bars(labels, series)
    return mark_safe(  # noqa: S308 - every text in it was escaped
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(title, {chr(34): "&quot;"})}">{body}</svg>'
    )


def number_text(value: float | None) -> str:
    """A number as readers write it: no trailing zeros, thousands apart."""
    if value is None:
        return "—"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers that cover ``low`` to ``high``, about as many as asked."""
    span = (high - low) or abs(high) or 1.0
    raw = span / max(about - 1, 1)
    magnitude = 10 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= raw)
    first = math.floor(low / step)
    last = math.ceil(high / step)
    return [round(index * step, 10) for index in range(first, last + 1)]


def _number(value: Any) -> float | None:
    if isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    return None


def _colour(index: int) -> str:
    return f"s{index % COLOURS + 1}"


def _text(x: float, y: float, words: str, css: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{css}" text-anchor="{anchor}">{escape(words)}</text>'


def _text_width(words: str) -> float:
    """About how wide ``words`` are at 13 units: a Chinese character 13, a Latin one 7.5."""
    return sum(13 if ord(character) > 0x2E7F else 7.5 for character in words)


def _legend(series: list[Series], points: bool) -> tuple[str, float]:
    """The names of the series above the plot, and how high that is."""
    if len(series) < 2:
        return "", 0
    parts, x, y = [], 0.0, 14.0
    for index, row in enumerate(series):
        width = 20 + _text_width(row.name) + 16
        if x and x + width > WIDTH:
            x, y = 0.0, y + LEGEND_HEIGHT
        if points:
            parts.append(_point(index, x + 7, y - 5))
        else:
            parts.append(
                f'<rect x="{x:.1f}" y="{y - 11:.1f}" width="14" height="12" class="bar {_colour(index)}"/>'
            )
        parts.append(_text(x + 20, y, row.name))
        x += width
    return "".join(parts), y + 12


def _bars(labels: list[str], series: list[Series]) -> tuple[str, int]:
    """Bars that lie, each group under its label: a long Chinese label has all the width."""
    values = [value for row in series for value in row.values if value is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    room = max(_text_width(number_text(value)) for value in values) + 8
    left = room if low < 0 else 0.0
    scale = (WIDTH - left - room) / ((high - low) or 1)
    zero = left - low * scale
    legend, y = _legend(series, points=False)
    parts = [legend]
    top = y
    for place, label in enumerate(labels):
        parts.append(_text(0, y + 14, label))
        y += LABEL_HEIGHT
        for index, row in enumerate(series):
            value = row.values[place] if place < len(row.values) else None
            if value is None:
                parts.append(_text(zero + 4, y + 13, number_text(None), "tick"))
            else:
                length = abs(value) * scale
                start = zero if value >= 0 else zero - length
                parts.append(
                    f'<rect x="{start:.1f}" y="{y:.1f}" width="{length:.1f}" height="{BAR_HEIGHT - 2}" '
                    f'class="bar {_colour(index)}"/>'
                )
                if value >= 0:
                    parts.append(_text(start + length + 5, y + 12, number_text(value)))
                else:
                    parts.append(_text(start - 5, y + 12, number_text(value), anchor="end"))
            y += BAR_HEIGHT
        y += GROUP_GAP
    parts.append(
        f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="{top:.1f}" y2="{y - GROUP_GAP:.1f}" class="axis"/>'
    )
    return "".join(parts), math.ceil(y)


def _lines(labels: list[str], series: list[Series], unit: str) -> tuple[str, int]:
    values = [value for row in series for value in row.values if value is not None]
    low, high = min(values), max(values)
    if 0 < low <= (high - low) or (low > 0 and low < high / 3):
        low = 0.0  # a rise from near nothing is shown from nothing
    marks = ticks(low, high)
    legend, top = _legend(series, points=True)
    if unit:
        top += 18
    left = max(_text_width(number_text(mark)) for mark in marks) + 8
    right = WIDTH - 16
    bottom = top + PLOT_HEIGHT

    def x_of(place: int) -> float:
        return left + 8 + (right - left - 8) * (place / (len(labels) - 1) if len(labels) > 1 else 0.5)

    def y_of(value: float) -> float:
        return bottom - (value - marks[0]) / ((marks[-1] - marks[0]) or 1) * (PLOT_HEIGHT - 8)

    parts = [legend]
    if unit:
        parts.append(_text(0, top - 10, unit, "tick"))
    for mark in marks:
        y = y_of(mark)
        parts.append(f'<line x1="{left:.1f}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(_text(left - 6, y + 4, number_text(mark), "tick", "end"))
    parts.append(_x_labels(labels, x_of, bottom))
    for index, row in enumerate(series):
        parts.extend(_line(index, row, x_of, y_of))
    return "".join(parts), math.ceil(bottom + 26)


def _x_labels(labels: list[str], x_of: Any, bottom: float) -> str:
    """As many labels as fit, always the first."""
    widest = max(_text_width(label) for label in labels) + 10
    fits = max(1, int((WIDTH - 60) / widest))
    step = math.ceil(len(labels) / fits)
    parts = []
    for place in range(0, len(labels), step):
        half = _text_width(labels[place]) / 2
        x = min(max(x_of(place), half), WIDTH - half)
        parts.append(_text(x, bottom + 20, labels[place], "tick", "middle"))
    return "".join(parts)


def _line(index: int, row: Series, x_of: Any, y_of: Any) -> list[str]:
    """The line, broken where a number is missing, and its points."""
    steps, pen_down = [], False
    for place, value in enumerate(row.values):
        if value is None:
            pen_down = False
            continue
        steps.append(f"{'L' if pen_down else 'M'}{x_of(place):.1f} {y_of(value):.1f}")
        pen_down = True
    parts = [f'<path d="{"".join(steps)}" class="{_colour(index)} line"/>']
    if len(row.values) <= 24:
        parts += [
            _point(index, x_of(place), y_of(value))
            for place, value in enumerate(row.values)
            if value is not None
        ]
    return parts


def _point(index: int, x: float, y: float) -> str:
    """A mark of its own shape for each of the first four series."""
    css = f'class="{_colour(index)}"'
    shape = index % 4
    if shape == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" {css}/>'
    if shape == 1:
        return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" {css}/>'
    if shape == 2:
        return f'<path d="M{x:.1f} {y - 5:.1f}l5 9h-10z" {css}/>'
    return f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" {css}/>'
