"""A sheet to draw on: twice as large as the picture and scaled down at the end, so that edges are smooth."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Self

from PIL import Image, ImageDraw, ImageFilter

from .palette import INK, PAPER, WHITE, font

Point = tuple[float, float]
NEVER_FIRST = "，。、；：？！）》」』”’…—％%·"  # signs that no line may start with
NEVER_LAST = "（《「『“‘"


class Canvas:
    """All measures are pixels of the finished picture."""

    def __init__(self, width: int, height: int, ground: str = PAPER, scale: float = 2) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.image = Image.new("RGB", (round(width * scale), round(height * scale)), ground)
        self.draw = ImageDraw.Draw(self.image)

    def copy(self) -> Self:
        """Another sheet with what is drawn so far."""
        other = type(self).__new__(type(self))
        other.width, other.height, other.scale = self.width, self.height, self.scale
        other.image = self.image.copy()
        other.draw = ImageDraw.Draw(other.image)
        return other

    def s(self, value: float) -> int:
        """A measure on the large sheet."""
        return round(value * self.scale)

    def at(self, points: Sequence[Point]) -> list[tuple[int, int]]:
        """Points on the large sheet."""
        return [(self.s(x), self.s(y)) for x, y in points]

    def box(
        self, x: float, y: float, w: float, h: float, fill: str | None = WHITE, *, radius: float = 18,
        line: str | None = None, width: float = 3,
    ) -> Self:  # fmt: skip
        """A rectangle with round corners."""
        if w <= 0 or h <= 0:
            return self
        area = (self.s(x), self.s(y), self.s(x + w), self.s(y + h))
        self.draw.rounded_rectangle(area, self.s(radius), fill=fill, outline=line, width=self.s(width))
        return self

    def circle(
        self, x: float, y: float, r: float, fill: str | None, *, line: str | None = None, width: float = 3
    ) -> Self:
        """A circle around a point."""
        return self.oval(x, y, r, r, fill, line=line, width=width)

    def oval(
        self, x: float, y: float, rx: float, ry: float, fill: str | None, *,
        line: str | None = None, width: float = 3,
    ) -> Self:  # fmt: skip
        """An ellipse around a point."""
        area = (self.s(x - rx), self.s(y - ry), self.s(x + rx), self.s(y + ry))
        self.draw.ellipse(area, fill=fill, outline=line, width=self.s(width))
        return self

    def shape(self, points: Sequence[Point], fill: str, *, line: str | None = None, width: float = 3) -> Self:
        """A polygon."""
        self.draw.polygon(self.at(points), fill=fill)
        if line:
            self.path([*points, points[0]], line, width)
        return self

    def path(self, points: Sequence[Point], colour: str = INK, width: float = 4) -> Self:
        """A line through points, with round ends."""
        there = self.at(points)
        self.draw.line(there, fill=colour, width=self.s(width), joint="curve")
        r = self.s(width) / 2
        for x, y in (there[0], there[-1]):
            self.draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
        return self

    def dashes(self, points: Sequence[Point], colour: str = INK, width: float = 3, dash: float = 12) -> Self:
        """A dashed line through points."""
        for (ax, ay), (bx, by) in pairwise(points):
            length = math.hypot(bx - ax, by - ay)
            steps = max(1, int(length / dash))
            for step in range(0, steps, 2):
                start, end = step / steps, min(1, (step + 1) / steps)
                self.path(
                    [
                        (ax + (bx - ax) * start, ay + (by - ay) * start),
                        (ax + (bx - ax) * end, ay + (by - ay) * end),
                    ],
                    colour,
                    width,
                )
        return self

    def arrow(self, points: Sequence[Point], colour: str = INK, width: float = 5, head: float = 18) -> Self:
        """A line whose last point carries a head."""
        (ax, ay), (bx, by) = points[-2], points[-1]
        angle = math.atan2(by - ay, bx - ax)
        back = (bx - head * 0.8 * math.cos(angle), by - head * 0.8 * math.sin(angle))
        self.path([*points[:-1], back], colour, width)
        wings = [
            (bx - head * math.cos(angle + turn), by - head * math.sin(angle + turn)) for turn in (0.45, -0.45)
        ]
        return self.shape([(bx, by), *wings], colour)

    def curve(self, start: Point, bend: Point, end: Point, steps: int = 24) -> list[Point]:
        """Points of a quadratic Bézier curve."""
        points = []
        for step in range(steps + 1):
            t = step / steps
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            points.append((a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]))
        return points

    def fade(self, top: str, bottom: str, y: float = 0, h: float | None = None) -> Self:
        """A vertical gradient over the whole width."""
        height = self.s(self.height - y if h is None else h)
        column = Image.linear_gradient("L").resize((1, max(1, height)))
        area = Image.composite(
            Image.new("RGB", (1, height), bottom), Image.new("RGB", (1, height), top), column
        ).resize((self.image.width, height))
        self.image.paste(area, (0, self.s(y)))
        return self

    def glow(self, x: float, y: float, r: float, colour: str, strength: float = 0.6) -> Self:
        """A soft spot of light."""
        size = self.s(r)
        small = Image.radial_gradient("L").resize((size * 2, size * 2))
        mask = small.point(lambda value: max(0, round((255 - value * 1.42) * strength)))
        self.image.paste(Image.new("RGB", mask.size, colour), (self.s(x) - size, self.s(y) - size), mask)
        return self

    def shadow(self, x: float, y: float, w: float, h: float, radius: float = 18, blur: float = 14) -> Self:
        """The soft shadow of a box that is drawn next."""
        pad = self.s(blur * 2)
        mask = Image.new("L", (self.s(w) + pad * 2, self.s(h) + pad * 2), 0)
        ImageDraw.Draw(mask).rounded_rectangle(
            (pad, pad, pad + self.s(w), pad + self.s(h)), self.s(radius), fill=70
        )
        mask = mask.filter(ImageFilter.GaussianBlur(self.s(blur) / 2))
        self.image.paste(
            Image.new("RGB", mask.size, "#33414f"), (self.s(x) - pad, self.s(y + blur / 3) - pad), mask
        )
        return self

    def lines_of(self, text: str, size: int, width: float, weight: str = "Regular") -> list[str]:
        """A text broken into lines that fit, by the rules for signs at a line's ends."""
        face = font(round(size * self.scale), weight)
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in words_of(paragraph):
                if line and face.getlength(line + word) > width * self.scale:
                    cut = len(line)
                    after = line + word
                    while cut > 1 and (after[cut] in NEVER_FIRST or after[cut - 1] in NEVER_LAST):
                        cut -= 1
                    lines.append(line[:cut])
                    line = after[cut:].lstrip()
                else:
                    line += word
            lines.append(line)
        return lines

    def balanced(self, text: str, size: int, width: float, weight: str = "Regular") -> list[str]:
        """Lines of about the same length: as few as fit, and none with a lonely last sign."""
        lines = self.lines_of(text, size, width, weight)
        narrower = width
        while len(lines) > 1 and narrower > width * 0.5:
            narrower -= size
            tighter = self.lines_of(text, size, narrower, weight)
            if len(tighter) > len(lines):
                break
            lines = tighter
        return lines

    def text(
        self, x: float, y: float, text: str, size: int = 32, colour: str = INK, *, weight: str = "Regular",
        anchor: str = "la", width: float | None = None, leading: float = 1.45, family: str = "Sans",
    ) -> float:  # fmt: skip
        """Write, breaking lines at ``width``; answers the y below the last line.

        ``anchor``: l, m or r for the line's left, middle or right at x.
        """
        face = font(round(size * self.scale), weight, family)
        lines = self.lines_of(text, size, width, weight) if width else text.split("\n")
        for line in lines:
            self.draw.text((self.s(x), self.s(y)), line, font=face, fill=colour, anchor=anchor)
            y += size * leading
        return y

    def middle(
        self, x: float, y: float, text: str, size: int = 32, colour: str = INK, *, weight: str = "Bold",
        width: float | None = None, leading: float = 1.35,
    ) -> Self:  # fmt: skip
        """Write a text whose block is centred on a point."""
        lines = self.lines_of(text, size, width, weight) if width else text.split("\n")
        top = y - (len(lines) - 1) * size * leading / 2
        face = font(round(size * self.scale), weight)
        for line in lines:
            self.draw.text((self.s(x), self.s(top)), line, font=face, fill=colour, anchor="mm")
            top += size * leading
        return self

    def finish(self) -> Image.Image:
        """The picture at its size."""
        return self.image.reduce(round(self.scale))


def words_of(text: str) -> list[str]:
    """Pieces that may stand at a line's end: single Chinese characters, whole words and numbers."""
    words: list[str] = []
    for sign in text:
        plain = sign.isascii() and not sign.isspace()
        if words and plain and words[-1][-1].isascii() and not words[-1][-1].isspace():
            words[-1] += sign
        else:
            words.append(sign)
    return words
