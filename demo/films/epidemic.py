"""Two towns, one virus: people who walk at random, infect whom they meet, recover and are immune."""

import random
from dataclasses import dataclass

from ..drawing.canvas import Canvas
from ..drawing.palette import AMBER, CORAL, GREY, INK, LEAF, NAVY, PAPER, SEA, WHITE
from .reel import HEIGHT, WIDTH, Reel, heading, scene_at, sheet

PEOPLE = 160
REACH = 15.0  # pixels within which the virus passes
CHANCE = 1.5  # a second, for each contact
ILL_FOR = 4.5  # seconds
SCENES = [
    (0, "两座小镇，同一种传染病"),
    (6, "没人接种：一传十，十传百"),
    (15, "多数人接种：病毒找不到下一个人"),
    (24, "群体免疫，保护不能接种的人"),
]
COLOURS = {"open": SEA, "ill": CORAL, "over": GREY, "immune": LEAF}


@dataclass
class Person:
    """Where somebody is, where they go, and how they are."""

    x: float
    y: float
    dx: float
    dy: float
    state: str
    since: float = 0.0


class Town:
    """A square of people."""

    def __init__(self, left: float, vaccinated: float, seed: int) -> None:
        self.left, self.top, self.wide, self.high = left, 170.0, 560.0, 330.0
        self.maker = random.Random(seed)
        self.people = []
        for number in range(PEOPLE):
            state = "immune" if number < PEOPLE * vaccinated else "open"
            self.people.append(
                Person(
                    left + 12 + self.maker.random() * (self.wide - 24),
                    self.top + 12 + self.maker.random() * (self.high - 24),
                    self.maker.uniform(-60, 60),
                    self.maker.uniform(-60, 60),
                    state,
                )
            )
        for person in self.people[-2:]:
            person.state = "ill"
        self.history: list[tuple[float, int, int]] = []

    def advance(self, t: float, step: float) -> None:
        """Walk, meet, recover."""
        for one in self.people:
            one.x += one.dx * step
            one.y += one.dy * step
            if not self.left + 8 < one.x < self.left + self.wide - 8:
                one.dx = -one.dx
                one.x = min(max(one.x, self.left + 9), self.left + self.wide - 9)
            if not self.top + 8 < one.y < self.top + self.high - 8:
                one.dy = -one.dy
                one.y = min(max(one.y, self.top + 9), self.top + self.high - 9)
        if t < 3:
            return
        ill = [one for one in self.people if one.state == "ill"]
        for sick in ill:
            sick.since += step
            if sick.since > ILL_FOR:
                sick.state = "over"
            for one in self.people:
                near = one.state == "open" and abs(one.x - sick.x) < REACH and abs(one.y - sick.y) < REACH
                if near and self.maker.random() < CHANCE * step * 2:
                    one.state = "ill"
        self.history.append((t, self.count("ill"), self.count("over")))

    def count(self, state: str) -> int:
        """How many are so."""
        return sum(one.state == state for one in self.people)


class HerdImmunity(Reel):
    """The left town has no vaccine, in the right one 85 of 100 are vaccinated."""

    seconds = 32
    still_at = 12

    def __init__(self) -> None:
        self.towns = [Town(50, 0.0, 11), Town(670, 0.85, 12)]

    def ground(self) -> Canvas:
        """Two squares and two axes."""
        c = sheet(PAPER)
        for town, words in zip(self.towns, ("甲镇：无人接种", "乙镇：85% 接种"), strict=True):
            c.box(town.left, town.top, town.wide, town.high, WHITE, radius=18, line="#d5dbe1", width=2)
            c.text(town.left + 4, 124, words, 32, INK, weight="Bold")
            c.box(town.left, 520, town.wide, 140, WHITE, radius=12)
            c.text(town.left + 12, 526, "正在生病的人数", 20, GREY)
        for index, (colour, words) in enumerate(
            ((SEA, "易感"), (CORAL, "患病"), (GREY, "康复"), (LEAF, "接种"))
        ):
            c.circle(830 + index * 110, 690, 9, colour)
            c.text(846 + index * 110, 690, words, 22, GREY, anchor="lm")
        return c

    def advance(self, t: float, step: float) -> None:
        """Both towns live on."""
        for town in self.towns:
            town.advance(t, step)

    def frame(self, c: Canvas, t: float) -> None:
        """The people, and how many are ill."""
        for town in self.towns:
            for one in town.people:
                c.circle(one.x, one.y, 7.5, COLOURS[one.state])
            points = [
                (town.left + 10 + (at - 3) / 29 * (town.wide - 20), 650 - ill / PEOPLE * 150)
                for at, ill, _over in town.history
            ]
            if len(points) > 1:
                c.path(points, CORAL, 5)
            total = town.count("ill") + town.count("over")
            c.text(
                town.left + town.wide - 8, 126, f"累计感染 {total} 人", 30, CORAL, weight="Bold", anchor="ra"
            )
        heading(c, scene_at(SCENES, t))
        c.box(0, HEIGHT - 10, WIDTH * t / self.seconds, 10, AMBER, radius=0)
        if t > 27:
            c.box(230, 250, 820, 150, NAVY, radius=30)
            c.middle(640, 298, "需要接种的比例 ≈ 1 − 1/R0", 46, WHITE)
            c.middle(
                640,
                362,
                "R0：一个病人平均传给几个人。它越大，需要的接种率越高",
                27,
                "#cdeaf7",
                weight="Regular",
            )
