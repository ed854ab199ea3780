"""From warm water to a typhoon: air that spirals in by the gradient wind of a growing storm."""

import math
import random

from ..drawing.canvas import Canvas
from ..drawing.palette import AMBER, CORAL, INK, NAVY, WHITE
from ..drawing.weather import gradient_wind
from .reel import HEIGHT, WIDTH, Reel, heading, scene_at, share, sheet

CX, CY = 520.0, 390.0
PER_PIXEL = 620.0  # metres
SCENES = [
    (0, "温暖的海面，水汽上升"),
    (7, "四周空气涌来，向左打转"),
    (14, "越转越快，眼墙形成"),
    (22, "台风眼里，风平云散"),
]


class Typhoon(Reel):
    """Seen from above, in the northern hemisphere."""

    seconds = 30
    still_at = 25

    def __init__(self) -> None:
        self.maker = random.Random(7)
        self.air = [self.parcel() for _ in range(520)]

    def parcel(self) -> list[float]:
        """A bit of air somewhere: angle, distance in pixels, size."""
        r = 60 + 540 * math.sqrt(self.maker.random())
        return [self.maker.uniform(0, math.tau), r, self.maker.uniform(2.2, 5.5)]

    def ground(self) -> Canvas:
        """The sea, warm in the middle."""
        c = sheet("#0d4f6b")
        c.fade("#0d4f6b", "#0f6178")
        c.glow(CX, CY, 620, "#3aa3a8", 0.5)
        c.box(960, 130, 280, 460, "#0b3d55", radius=24)
        c.text(990, 148, "此刻的风速剖面", 26, WHITE, weight="Bold")
        c.text(990, 548, "中心", 20, "#9fc7d6")
        c.text(1170, 548, "外围", 20, "#9fc7d6")
        c.path([(990, 530), (1210, 530)], "#9fc7d6", 2)
        return c

    def advance(self, t: float, step: float) -> None:
        """Turn with the wind, drift inwards outside the eye wall."""
        strength = self.strength(t)
        for parcel in self.air:
            angle, r, _size = parcel
            wind = strength * gradient_wind(max(4_000.0, r * PER_PIXEL))
            parcel[0] = angle - wind / (r * PER_PIXEL) * 1150 * step - 0.02 * step
            eye = 26 + 52 * share(t, 12, 22)
            parcel[1] = r - (10 + 34 * strength) * step * (1 if r > eye else -0.6)
            if r < eye + 4 and self.maker.random() < 0.1:
                parcel[0], parcel[1] = self.maker.uniform(0, math.tau), self.maker.uniform(430, 640)

    def strength(self, t: float) -> float:
        """How far the storm has grown, 0 to 1."""
        return 0.06 + 0.94 * share(t, 4, 23)

    def frame(self, c: Canvas, t: float) -> None:
        """Clouds along the spiral, parcels, the eye, the wind profile."""
        strength = self.strength(t)
        for angle, r, size in self.air:
            x, y = CX + r * math.cos(angle), CY + r * math.sin(angle) * 0.86
            near = max(0.0, 1 - r / 600)
            tone = round(150 + 105 * near * min(1, strength * 1.4))
            grow = size * (1 + 2.2 * near * strength)
            if 0 < x < 950 and 0 < y < HEIGHT:
                tail = angle + 0.07
                c.circle(CX + r * math.cos(tail), CY + r * math.sin(tail) * 0.86, grow * 0.6, "#7fb4c2")
                c.circle(x, y, grow, f"#{tone:02x}{min(255, tone + 12):02x}{min(255, tone + 18):02x}")
        eye = share(t, 14, 23)
        if eye > 0.05:
            c.oval(CX, CY, 40 * eye, 34 * eye, "#2b8aa3", line="#cfe9f0", width=2)
        points = []
        for step in range(45):
            r = step / 44 * 200_000
            points.append((990 + step * 5, 530 - strength * gradient_wind(r) * 4.9))
        c.path(points, CORAL, 5)
        c.text(990, 196, f"最大 {max(1, round(52 * strength))} 米/秒", 30, AMBER, weight="Bold")
        heading(c, scene_at(SCENES, t), WHITE, NAVY)
        c.box(0, HEIGHT - 12, WIDTH * t / self.seconds, 12, AMBER, radius=0)
        if t < 3:
            c.box(300, 270, 620, 150, WHITE, radius=30)
            c.middle(610, 345, "台风是怎样炼成的", 62, INK)
