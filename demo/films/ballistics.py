"""Three free throws at three angles, with the speed that each needs to reach the ring."""

import math

from ..drawing.canvas import Canvas
from ..drawing.palette import AMBER, CORAL, INK, LEAF, NAVY, PAPER, SEA, VIOLET, WHITE
from .reel import HEIGHT, WIDTH, Reel, heading, scene_at, sheet

G = 9.8  # m/s²
AWAY, UP = 4.2, 1.05  # metres from the hand to the ring, across and up
SCALE = 150.0  # pixels a metre
HAND = (260.0, 470.0)
THROWS = ((38, CORAL, 3.0), (52, LEAF, 9.0), (65, VIOLET, 15.0))  # degrees, colour, second
SCENES = [
    (0, "罚球：从多大角度出手？"),
    (3, "38 度：又平又快，容易砸筐"),
    (9, "52 度：需要的速度最小"),
    (15, "65 度：抛得太高，费力难控"),
    (20, "出手速度小，手更稳"),
]


def speed_for(degrees: float) -> float:
    """The speed in m/s with which a throw at this angle meets the ring."""
    a = math.radians(degrees)
    return math.sqrt(G * AWAY**2 / (2 * math.cos(a) ** 2 * (AWAY * math.tan(a) - UP)))


class Basketball(Reel):
    """Side view of a court; air resistance is left out."""

    seconds = 24
    still_at = 19

    def ground(self) -> Canvas:
        """Court, player, board and ring."""
        c = sheet(PAPER)
        c.box(0, 620, WIDTH, 100, "#d9a866", radius=0)
        c.path([(0, 620), (WIDTH, 620)], "#b98344", 4)
        c.circle(196, 430, 30, "#f6d3b3", line=INK)
        c.path([(196, 462), (200, 560)], SEA, 34)
        c.path([(192, 560), (178, 620)], NAVY, 14)
        c.path([(206, 560), (222, 620)], NAVY, 14)
        c.path([(206, 480), (238, 500), HAND], "#f6d3b3", 13)
        x, y = HAND[0] + AWAY * SCALE, HAND[1] - UP * SCALE
        c.path([(x + 110, 620), (x + 110, y - 60)], "#7b8794", 12)
        c.box(x + 44, y - 130, 12, 150, WHITE, radius=2, line=INK, width=3)
        c.path([(x + 56, y - 30), (x + 110, y - 30)], "#7b8794", 8)
        c.path([(x - 36, y), (x + 40, y)], CORAL, 8)
        for step in range(5):
            c.path([(x - 34 + step * 17, y + 4), (x - 22 + step * 11, y + 56)], "#c9d1d9", 3)
        return c

    def frame(self, c: Canvas, t: float) -> None:
        """Paths so far, the ball, the table of speeds."""
        for row, (degrees, colour, start) in enumerate(THROWS):
            if t < start:
                continue
            v = speed_for(degrees)
            a = math.radians(degrees)
            flight = AWAY / (v * math.cos(a))
            now = min(flight, (t - start) * 0.42)
            points = []
            for step in range(41):
                s = now * step / 40
                points.append(
                    (
                        HAND[0] + v * math.cos(a) * s * SCALE,
                        HAND[1] - (v * math.sin(a) * s - G * s * s / 2) * SCALE,
                    )
                )
            c.path(points, colour, 5)
            c.circle(*points[-1], 19, "#e8842f", line=INK, width=2.5)
            c.box(40, 130 + row * 74, 290, 60, WHITE, radius=16, line=colour, width=4)
            c.text(62, 160 + row * 74, f"{degrees}°  需 {v:.2f} 米/秒", 28, INK, weight="Bold", anchor="lm")
        heading(c, scene_at(SCENES, t))
        c.box(0, HEIGHT - 10, WIDTH * t / self.seconds, 10, AMBER, radius=0)
