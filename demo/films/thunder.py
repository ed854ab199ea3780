"""A flash, then its thunder: sound that needs three seconds for a kilometre."""

import math

from ..drawing.canvas import Canvas
from ..drawing.palette import AMBER, BUTTER, CORAL, LEAF, NAVY, SKY, WHITE
from ..drawing.weather import bolt
from .reel import HEIGHT, WIDTH, Reel, heading, scene_at, sheet

FLASH = 4.0  # second
SPEED = 343.0  # metres a second, in air of 20 °C
FAR = 3000.0  # metres from the flash to the child
SCENES = [
    (0, "看见闪电，听见雷声"),
    (4, "光先到：几乎没有延迟"),
    (7, "声音在路上：每秒约 343 米"),
    (13.2, "9 秒后听见：相距约 3 千米"),
    (18, "不到 30 秒，就该待在室内"),
]
LEFT, RIGHT = 190.0, 1090.0


class Thunder(Reel):
    """Side view, three kilometres wide."""

    seconds = 25
    still_at = 8.5

    def ground(self) -> Canvas:
        """Night sky, hills, a child at a window, a ruler."""
        c = sheet("#1d2c49")
        c.fade("#1a2744", "#4a6a94", 0, 560)
        for x, y, r in ((90, 120, 90), (190, 96, 110), (300, 126, 84)):
            c.circle(x, y, r, "#5f7091")
        c.shape([(0, 560), (220, 520), (520, 566), (820, 530), (1280, 562), (1280, 720), (0, 720)], "#23402f")
        c.box(1020, 400, 170, 150, "#f1e4c8", radius=6)
        c.shape([(1000, 404), (1105, 330), (1210, 404)], CORAL)
        c.box(1066, 440, 78, 70, BUTTER, radius=4)
        c.circle(1105, 476, 20, "#f6d3b3")
        c.shape([(1084, 472), (1090, 452), (1105, 450), (1120, 452), (1126, 472), (1105, 462)], "#2b2320")
        c.path([(LEFT, 630), (RIGHT, 630)], WHITE, 3)
        for km in range(4):
            mark = LEFT + (RIGHT - LEFT) * km / 3
            c.path([(mark, 618), (mark, 642)], WHITE, 3)
            c.middle(mark, 668, f"{km} 千米", 24, WHITE, weight="Regular")
        return c

    def frame(self, c: Canvas, t: float) -> None:
        """The flash, the front of the sound, the clock."""
        after = t - FLASH
        if 0 <= after < 0.6 and (after < 0.2 or after > 0.35):
            c.box(0, 0, WIDTH, 520, "#b9cbe8", radius=0)
        if 0 <= after < 0.9:
            bolt(c, LEFT, 170, 380)
        if after > 0:
            travelled = min(FAR, after * SPEED)
            r = travelled / FAR * (RIGHT - LEFT)
            for ring in range(4):
                back = r - ring * 26
                if back > 6 and travelled < FAR:
                    arc = [
                        (LEFT + back * math.cos(a / 20), 530 - back * math.sin(a / 20) * 0.55)
                        for a in range(-4, 32)
                    ]
                    c.path(arc, AMBER if ring == 0 else "#c9a25a", 5 - ring)
            c.circle(LEFT + r, 630, 12, AMBER)
            shown = min(after, FAR / SPEED)
            c.box(820, 60, 400, 130, NAVY, radius=26)
            c.middle(1020, 104, f"{shown:4.1f} 秒", 58, WHITE)
            c.middle(1020, 160, f"声音走了 {travelled / 1000:.2f} 千米", 28, SKY, weight="Regular")
            if travelled >= FAR:
                heard = int(after * 6) % 2 == 0 and after < FAR / SPEED + 3
                c.middle(1105, 290, "轰隆隆！", 46 if heard else 40, AMBER)
        heading(c, scene_at(SCENES, t))
        if t > 18.5:
            c.box(250, 250, 640, 150, LEAF, radius=30)
            c.middle(570, 298, "距离（千米）≈ 秒数 ÷ 3", 48, WHITE)
            c.middle(570, 362, "最后一声雷过后 30 分钟再外出", 30, WHITE, weight="Regular")
        c.box(0, HEIGHT - 10, WIDTH * t / self.seconds, 10, AMBER, radius=0)
