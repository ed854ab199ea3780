"""Typhoon, lightning, halo: diagrams, and fields that are computed."""

import math
import random
from itertools import pairwise

from PIL import Image, ImageDraw

from .canvas import Canvas
from .palette import AMBER, BARK, BUTTER, CORAL, FOAM, GREY, INK, LEAF, MINT, NAVY, PAPER, SEA, SKY, WHITE
from .plots import Axis, Line, plot

# A typical strong typhoon, for Holland's (1980) profile of the gradient wind.
CENTRE, AROUND = 95_000.0, 100_500.0  # Pa
RADIUS, SHAPE = 40_000.0, 1.6  # m, -
DENSITY, CORIOLIS = 1.15, 5.4e-5  # kg/m³, 1/s (at 22° north)


def gradient_wind(r: float) -> float:
    """Wind in m/s at ``r`` metres from the centre, where pressure, Coriolis and inertia balance."""
    if r <= 0:
        return 0.0
    x = (RADIUS / r) ** SHAPE
    pressure = SHAPE * x * (AROUND - CENTRE) * math.exp(-x) / DENSITY
    turning = r * CORIOLIS / 2
    return math.sqrt(pressure + turning * turning) - turning


def wind_profile() -> Image.Image:
    """The wind from the centre of a typhoon outwards."""
    points = [(r, gradient_wind(r * 1000)) for r in (step * 0.5 for step in range(401))]
    return plot(
        "从台风中心往外走，风有多大？",
        [Line("梯度风速", CORAL, points)],
        Axis(0, 200, [(r, str(r)) for r in range(0, 201, 40)], "离台风中心的距离（千米）"),
        Axis(0, 70, [(v, str(v)) for v in range(0, 71, 10)], "风速（米/秒）"),
        bands=[(0, 18, SKY, "台风眼"), (18, 65, "#fbe3dc", "眼墙：风雨最猛")],
        note="按 Holland（1980）气压剖面计算：中心气压 950 百帕，最大风速半径约 40 千米，北纬 22 度。",
    )


def wind_field() -> Image.Image:
    """The field of wind speed around a typhoon, seen from above, with streamlines."""
    wide, high, span = 320, 180, 400_000.0  # pixels of the small field, metres across
    stops = [
        (0, (233, 246, 250)),
        (15, (165, 216, 232)),
        (25, (94, 170, 196)),
        (35, (242, 190, 90)),
        (45, (226, 110, 70)),
        (60, (150, 34, 60)),
    ]
    small = Image.new("RGB", (wide, high))
    step = span / wide
    for py in range(high):
        for px in range(wide):
            r = math.hypot((px - wide * 0.42) * step, (py - high * 0.52) * step)
            small.putpixel((px, py), colour_of(gradient_wind(r), stops))
    c = Canvas(1600, 900, PAPER)
    c.image.paste(small.resize(c.image.size, Image.Resampling.BICUBIC), (0, 0))
    cx, cy, scale = 1600 * 0.42, 900 * 0.52, 1600 / span
    maker = random.Random(3)
    for _ in range(150):
        angle, r = maker.uniform(0, math.tau), maker.uniform(14_000, 230_000)
        points = []
        for _step in range(26):
            points.append((cx + math.cos(angle) * r * scale, cy + math.sin(angle) * r * scale))
            angle -= 0.022 * (90_000 / (r + 40_000))
            r *= 0.9965
        c.path(points, "#ffffff", 2.2)
    c.circle(cx, cy, 40, None, line=WHITE, width=3)
    c.text(cx, cy, "眼", 34, NAVY, weight="Bold", anchor="mm")
    legend(c, stops)
    c.shadow(1090, 60, 450, 176, 20)
    c.box(1090, 60, 450, 176, WHITE, radius=20)
    c.text(1120, 76, "台风的风场", 46, NAVY, weight="Bold")
    c.text(1122, 150, "计算所得，北半球逆时针旋转，", 25, GREY)
    c.text(1122, 186, "风速由颜色表示", 25, GREY)
    return c.finish()


def legend(c: Canvas, stops: list[tuple[int, tuple[int, int, int]]]) -> None:
    """The scale of wind speeds."""
    c.box(1090, 780, 450, 86, WHITE, radius=16)
    for step in range(400):
        red, green, blue = colour_of(step / 400 * 60, stops)
        c.box(1115 + step, 796, 2, 22, f"#{red:02x}{green:02x}{blue:02x}", radius=0)
    for value in range(0, 61, 15):
        c.text(1115 + value / 60 * 400, 840, str(value), 22, INK, anchor="mm")


def colour_of(value: float, stops: list[tuple[int, tuple[int, int, int]]]) -> tuple[int, int, int]:
    """A colour between the stops of a scale."""
    for (low, below), (high, above) in pairwise(stops):
        if value <= high:
            share = (value - low) / (high - low)
            red, green, blue = (round(b + (a - b) * share) for b, a in zip(below, above, strict=True))
            return red, green, blue
    return stops[-1][1]


def typhoon_section() -> Image.Image:
    """A typhoon cut open: warm moist air in, up the eye wall, out at the top; sinking in the eye."""
    c = Canvas(1600, 900, FOAM)
    c.fade("#bfe3f2", "#f3fafc", 0, 700)
    c.box(0, 700, 1600, 200, SEA, radius=0)
    for row in range(3):
        c.path([(x, 724 + row * 50 + 8 * math.sin(x / 40 + row)) for x in range(0, 1601, 20)], "#3fa0b6", 4)
    for side in (-1, 1):
        for index, (offset, top) in enumerate(((120, 190), (330, 330), (540, 420))):
            x = 800 + side * offset
            for step in range(9):
                y = top + (680 - top) * step / 8
                c.circle(
                    x + 14 * math.sin(step * 1.7 + index),
                    y,
                    70 - step * 2 - index * 8,
                    "#ffffff" if step % 2 else "#f4f8fb",
                )
        c.shape(
            [
                (800 + side * 60, 190),
                (800 + side * 760, 150),
                (800 + side * 780, 215),
                (800 + side * 80, 265),
            ],
            "#ffffff",
        )
        c.arrow(
            c.curve((800 + side * 740, 660), (800 + side * 330, 672), (800 + side * 150, 600)), CORAL, 9, 30
        )
        c.arrow(
            c.curve((800 + side * 122, 560), (800 + side * 105, 380), (800 + side * 150, 250)), CORAL, 9, 30
        )
        c.arrow(
            c.curve((800 + side * 190, 208), (800 + side * 420, 160), (800 + side * 690, 184)),
            "#5b8db8",
            9,
            30,
        )
    c.arrow([(800, 250), (800, 560)], "#5b8db8", 7, 26)
    c.middle(800, 640, "台风眼", 40, NAVY)
    c.middle(1082, 128, "高空：空气向外流出", 32, NAVY)
    c.middle(560, 430, "眼墙", 38, NAVY)
    c.middle(212, 480, "螺旋雨带", 34, NAVY)
    c.middle(265, 620, "湿热空气流向中心", 32, "#a53a25")
    c.middle(800, 800, "海面水温 26.5℃ 以上，为台风提供水汽和能量", 36, WHITE)
    c.text(60, 36, "切开一个台风看看", 54, NAVY, weight="Bold")
    return c.finish()


def bolt(c: Canvas, x: float, y: float, h: float, colour: str = AMBER) -> None:
    """A flash of lightning."""
    c.shape(
        [
            (x, y),
            (x - h * 0.16, y + h * 0.5),
            (x - h * 0.02, y + h * 0.48),
            (x - h * 0.12, y + h),
            (x + h * 0.2, y + h * 0.36),
            (x + h * 0.05, y + h * 0.38),
            (x + h * 0.18, y),
        ],
        colour,
    )


def lightning_places() -> Image.Image:
    """Where to be in a thunderstorm, and where not."""
    c = Canvas(1600, 900, PAPER)
    c.fade("#5b6b86", "#a9b8cc", 0, 500)
    c.box(0, 500, 1600, 400, "#b9cf9a", radius=0)
    for x, y, r in (
        (120, 90, 80),
        (230, 70, 100),
        (360, 100, 84),
        (760, 80, 96),
        (880, 66, 110),
        (1010, 96, 84),
        (1350, 84, 96),
        (1470, 70, 100),
    ):
        c.circle(x, y, r, "#7d8ba3")
    bolt(c, 380, 170, 300)
    c.path([(330, 640), (330, 470)], BARK, 26)
    for dx, dy in ((-60, 0), (60, 0), (0, -60)):
        c.circle(330 + dx, 450 + dy, 78, LEAF)
    c.oval(330, 650, 130, 20, "#9db37f")
    c.box(640, 380, 300, 280, WHITE, radius=8, line=INK)
    c.shape([(610, 390), (790, 270), (970, 390)], CORAL, line=INK)
    c.box(745, 500, 90, 160, BARK, radius=6)
    c.box(675, 440, 60, 60, SKY, radius=4, line=INK)
    c.box(850, 440, 60, 60, SKY, radius=4, line=INK)
    c.path([(790, 270), (790, 200)], INK, 6)
    c.path([(962, 392), (962, 680)], GREY, 5)
    c.box(1150, 545, 330, 100, "#3f7fb5", radius=28, line=INK)
    c.shape([(1205, 548), (1255, 468), (1395, 468), (1440, 548)], "#3f7fb5", line=INK)
    c.box(1262, 486, 62, 56, SKY, radius=6)
    c.box(1336, 486, 62, 56, SKY, radius=6)
    for x in (1222, 1410):
        c.circle(x, 645, 36, INK)
        c.circle(x, 645, 16, GREY)
    verdict(c, 330, 760, False, "孤立的大树下", "雷电会沿树干旁跳到人身上")
    verdict(c, 790, 760, True, "有防雷装置的房屋里", "关好门窗，远离水管和插座")
    verdict(c, 1315, 760, True, "关好窗的小汽车里", "金属车壳把电流引到外面")
    c.text(60, 26, "雷雨来了，躲到哪里去？", 54, WHITE, weight="Bold")
    return c.finish()


def verdict(c: Canvas, x: float, y: float, good: bool, title: str, why: str) -> None:
    """A card that says yes or no, and why."""
    colour = LEAF if good else CORAL
    c.shadow(x - 220, y - 50, 440, 140, 20)
    c.box(x - 220, y - 50, 440, 140, WHITE, radius=20)
    c.circle(x - 172, y + 20, 32, colour)
    if good:
        c.path([(x - 187, y + 20), (x - 175, y + 33), (x - 156, y + 6)], WHITE, 8)
    else:
        c.path([(x - 184, y + 8), (x - 160, y + 32)], WHITE, 8)
        c.path([(x - 160, y + 8), (x - 184, y + 32)], WHITE, 8)
    c.text(x - 126, y - 26, title, 32, INK, weight="Bold")
    c.text(x - 126, y + 28, why, 24, GREY)


def thunder_distance() -> Image.Image:
    """Seconds between flash and thunder, and the distance."""
    c = Canvas(1600, 900, NAVY)
    c.fade("#16324f", "#31577c")
    c.text(80, 48, "数一数：闪电离我多远？", 56, WHITE, weight="Bold")
    bolt(c, 190, 190, 380)
    c.text(90, 620, "光几乎立刻到达", 34, BUTTER, weight="Bold")
    c.text(90, 670, "每秒约 30 万千米", 28, SKY)
    for step, (seconds, words) in enumerate(
        ((3, "约 1 千米"), (6, "约 2 千米"), (9, "约 3 千米"), (30, "约 10 千米"))
    ):
        x = 430 + step * 280
        r = 120 + step * 6
        c.circle(x + 130, 380, r, None, line=AMBER, width=6)
        c.middle(x + 130, 352, str(seconds), 90, WHITE)
        c.middle(x + 130, 432, "秒", 34, SKY, weight="Regular")
        c.middle(x + 130, 556, words, 40, BUTTER)
    c.box(430, 650, 1110, 150, "#234a70", radius=24)
    c.text(470, 672, "距离（千米）≈ 间隔秒数 ÷ 3", 44, WHITE, weight="Bold")
    c.text(470, 738, "20℃ 时声音在空气中每秒约走 343 米。间隔不到 30 秒，就应当已经在室内。", 30, SKY)
    return c.finish()


def halo() -> Image.Image:
    """A 22° halo, made of 60,000 rays through hexagonal ice crystals that lie at random."""
    c = Canvas(1600, 900, "#6fa8d6", scale=1)
    c.fade("#5b9bd0", "#d9ecf7")
    cx, cy, per_degree = 800.0, 450.0, 15.0
    c.glow(cx, cy, 330, "#ffffff", 0.75)
    colours = ((1.307, (255, 120, 90)), (1.311, (255, 235, 150)), (1.317, (150, 190, 255)))
    maker = random.Random(22)
    rings: dict[int, list[float]] = {}
    for index, colour in colours:
        for _ in range(20_000):
            deviation = refracted(index, maker.uniform(math.radians(13), math.radians(89)))
            if deviation is None:
                continue
            ring = rings.setdefault(round(math.degrees(deviation) * 6), [0.0, 0.0, 0.0])
            for channel in range(3):
                ring[channel] += colour[channel] / 255
    strongest = max(max(ring) for ring in rings.values())
    for step, ring in sorted(rings.items()):
        r = step / 6 * per_degree
        strength = min(1.0, 1.15 * max(ring) / strongest)
        if r > 720 or strength < 0.02:
            continue
        red, green, blue = (round(110 + 145 * value / max(ring)) for value in ring)
        tint = f"#{red:02x}{green:02x}{blue:02x}"
        mask = Image.new("L", c.image.size, 0)
        ImageDraw.Draw(mask).ellipse((cx - r, cy - r, cx + r, cy + r), outline=round(235 * strength), width=4)
        c.image.paste(Image.new("RGB", c.image.size, tint), (0, 0), mask)
    c.circle(cx, cy, 26, WHITE)
    c.shape(
        [(0, 900), (0, 800), (260, 770), (520, 812), (900, 782), (1240, 816), (1600, 776), (1600, 900)],
        "#3b5b4a",
    )
    c.dashes([(cx, cy), (cx + 22 * per_degree, cy)], NAVY, 3)
    c.middle(cx + 165, cy - 26, "22°", 36, NAVY)
    c.shadow(60, 56, 470, 150, 22)
    c.box(60, 56, 470, 150, WHITE, radius=22)
    c.text(92, 70, "日晕：22 度的圆环", 44, NAVY, weight="Bold")
    c.text(94, 144, "6 万条光线穿过随机取向的冰晶", 26, GREY)
    return c.finish()


def refracted(n: float, first: float) -> float | None:
    """By how much (rad) a ray turns in a 60° ice prism; None when it is reflected inside."""
    inside = math.asin(math.sin(first) / n)
    second = math.radians(60) - inside
    leaving = n * math.sin(second)
    if abs(leaving) >= 1:
        return None
    return first + math.asin(leaving) - math.radians(60)


def crossing(
    start: tuple[float, float], angle: float, a: tuple[float, float], b: tuple[float, float]
) -> tuple[float, float]:
    """Where a ray from ``start`` meets the line through a and b."""
    dx, dy = math.cos(angle), math.sin(angle)
    ex, ey = b[0] - a[0], b[1] - a[1]
    t = ((a[0] - start[0]) * ey - (a[1] - start[1]) * ex) / (dx * ey - dy * ex)
    return start[0] + t * dx, start[1] + t * dy


def ice_prism() -> Image.Image:
    """A ray through a hexagonal crystal of ice: two faces at 60° turn it by about 22°."""
    c = Canvas(1600, 900, PAPER)
    c.text(80, 48, "光线在六角冰晶里拐了个弯", 52, NAVY, weight="Bold")
    cx, cy, r = 700.0, 480.0, 250.0
    corners = [
        (cx + r * math.cos(math.radians(30 + 60 * k)), cy + r * math.sin(math.radians(30 + 60 * k)))
        for k in range(6)
    ]
    c.shape(corners, "#e3f3fb", line="#79b8d6", width=6)
    incidence = math.asin(1.31 * math.sin(math.radians(30)))  # of the ray that turns least
    enter = (corners[2][0], cy + 50)
    leave = crossing(enter, math.radians(-30), corners[4], corners[5])
    outwards = math.radians(-60) + incidence
    start = (enter[0] - 430 * math.cos(incidence), enter[1] + 430 * math.sin(incidence))
    c.arrow([start, enter], AMBER, 10, 30)
    c.path([enter, leave], AMBER, 10)
    c.arrow(
        [leave, (leave[0] + 560 * math.cos(outwards), leave[1] + 560 * math.sin(outwards))], AMBER, 10, 30
    )
    c.dashes([enter, (enter[0] + 560 * math.cos(incidence), enter[1] - 560 * math.sin(incidence))], GREY, 3)
    c.text(1170, 262, "偏转约 22°", 40, CORAL, weight="Bold")
    c.box(960, 560, 560, 250, MINT, radius=24)
    c.text(1000, 584, "为什么偏偏是 22 度？", 36, INK, weight="Bold")
    c.text(
        1000,
        644,
        "两个折射面成 60° 角，冰的折射率约 1.31，最小偏向角正好约 22°。"
        "光线在最小偏向角附近最密集，于是天上出现一个亮环。",
        28,
        INK,
        width=490,
    )
    return c.finish()
