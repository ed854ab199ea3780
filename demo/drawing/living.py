"""Food, fields, sea: plots and diagrams."""

import math

from PIL import Image

from .canvas import Canvas
from .palette import AMBER, CORAL, FOAM, GREY, INK, LEAF, MINT, NAVY, PAPER, SAND, SEA, SKY, WHITE
from .plots import Axis, Line, plot


def bacteria() -> Image.Image:
    """How many bacteria one becomes: doubling every 20 minutes, 60 minutes, 8 hours."""

    def doubled(minutes: float) -> list[tuple[float, float]]:
        return [(hour / 10, hour / 10 * 60 / minutes * math.log10(2)) for hour in range(81)]

    return plot(
        "一个细菌，8 小时后变成多少个？",
        [
            Line("37℃：20 分钟一代", CORAL, doubled(20)),
            Line("20℃：1 小时一代", AMBER, doubled(60)),
            Line("4℃：8 小时一代", SEA, doubled(480)),
        ],
        Axis(0, 8, [(h, f"{h}") for h in range(9)], "时间（小时）"),
        Axis(0, 8, [(0, "1"), (2, "100"), (4, "1 万"), (6, "100 万"), (8, "1 亿")], "数量"),
        bands=[(0, 2, MINT, "2 小时内")],
        note="示意计算：假定营养充足、不计死亡，代时随菌种和食物而不同；纵轴为对数刻度。",
    )


def paddy() -> Image.Image:
    """Alternate wetting and drying: a tube with holes shows the water under the mud."""
    c = Canvas(1600, 900, SKY)
    c.fade("#cdeaf7", "#f4fbfd", 0, 520)
    c.text(70, 40, "给稻田装一根“水位观察管”", 54, NAVY, weight="Bold")
    for side, level, title, words in (
        (0, 470, "该灌了又灌：水层 2～5 厘米", "返青、抽穗开花期保持浅水层"),
        (1, 690, "先别急：水位降到地面下 15 厘米再灌", "分蘖后期以后可以干湿交替"),
    ):
        x = 60 + side * 770
        c.box(x, 520, 710, 320, "#9a7650", radius=0)
        c.box(x, level, 710, 840 - level, "#6ba7b8" if level < 520 else "#7d7c63", radius=0)
        if level < 520:
            c.box(x, 520, 710, 320, "#7f6a4c", radius=0)
        for plant in range(6):
            px = x + 60 + plant * 100 + (40 if plant > 2 else 0)
            for lean in (-26, -10, 8, 24):
                c.path(c.curve((px, 530), (px + lean * 0.5, 430), (px + lean * 2.2, 330)), LEAF, 6)
            for lean in (-16, 0, 16):
                c.path(c.curve((px, 530), (px + lean, 580), (px + lean * 2, 630)), "#d9c9a8", 3)
        tube = x + 355
        c.box(tube - 34, 440, 68, 340, "#f2f4f6", radius=6, line=INK, width=4)
        top = max(level, 446)
        c.box(tube - 29, top, 58, 775 - top, "#58a6c4", radius=0)
        for row in range(6):
            for dx in (-16, 16):
                c.circle(tube + dx, 560 + row * 34, 5, INK)
        c.path([(tube - 80, 520), (tube + 80, 520)], INK, 3)
        c.shadow(x + 30, 150, 650, 120, 20)
        c.box(x + 30, 150, 650, 120, WHITE, radius=20)
        c.text(x + 60, 164, title, 34, INK, weight="Bold")
        c.text(x + 60, 214, words, 27, GREY)
    c.text(70, 860, "示意图，未按比例", 24, GREY, anchor="lm")
    return c.finish()


def dolphins() -> Image.Image:
    """Two white dolphins of the Pearl River's mouth, grey when young and pink when grown."""
    c = Canvas(1600, 900, SKY)
    c.fade("#bfe3f2", "#f6fbfd", 0, 430)
    c.fade("#58b1c7", "#13617a", 430)
    for row in range(5):
        c.path(
            [(x, 450 + row * 80 + 10 * math.sin(x / 60 + row * 2)) for x in range(0, 1601, 20)], "#7cc5d4", 4
        )
    dolphin(c, 560, 470, 560, "#f3b9b5", "#f9d9d3")
    dolphin(c, 1130, 560, 380, "#8b9aa6", "#c3ccd3")
    c.text(70, 44, "珠江口的中华白海豚", 60, NAVY, weight="Bold")
    c.text(72, 130, "国家一级重点保护野生动物", 34, SEA)
    c.box(330, 702, 580, 58, "#13617a", radius=29)
    c.box(1120, 732, 220, 58, "#13617a", radius=29)
    c.middle(620, 730, "成年：灰斑褪去，粉红来自皮下血管", 32, WHITE, weight="Regular")
    c.middle(1230, 760, "幼年：深灰色", 32, WHITE, weight="Regular")
    return c.finish()


def dolphin(c: Canvas, x: float, y: float, w: float, back: str, belly: str) -> None:
    """A dolphin that leaps to the right."""
    upper = [
        *c.curve((x - w * 0.5, y + w * 0.16), (x - w * 0.15, y - w * 0.34), (x + w * 0.36, y - w * 0.04)),
        (x + w * 0.52, y + w * 0.02),
        (x + w * 0.53, y + w * 0.055),
        (x + w * 0.4, y + w * 0.075),
    ]
    lower = [*c.curve((x + w * 0.4, y + w * 0.075), (x, y + w * 0.16), (x - w * 0.5, y + w * 0.16))]
    c.shape([*upper, *lower], back, line=INK, width=4)
    c.shape(
        [
            *c.curve(
                (x + w * 0.38, y + w * 0.07), (x + w * 0.02, y + w * 0.14), (x - w * 0.36, y + w * 0.13)
            ),
            *c.curve((x - w * 0.36, y + w * 0.13), (x, y + w * 0.06), (x + w * 0.38, y + w * 0.045)),
        ],
        belly,
    )
    c.shape(
        [
            (x - w * 0.06, y - w * 0.13),
            *c.curve((x - w * 0.02, y - w * 0.15), (x - w * 0.1, y - w * 0.28), (x - w * 0.18, y - w * 0.27)),
            (x - w * 0.16, y - w * 0.1),
        ],
        back,
        line=INK,
        width=4,
    )
    c.shape(
        [
            (x + w * 0.1, y + w * 0.1),
            *c.curve((x + w * 0.06, y + w * 0.12), (x - w * 0.04, y + w * 0.26), (x - w * 0.1, y + w * 0.25)),
            (x + w * 0.0, y + w * 0.11),
        ],
        back,
        line=INK,
        width=4,
    )
    c.shape(
        [
            (x - w * 0.48, y + w * 0.15),
            (x - w * 0.66, y + w * 0.08),
            (x - w * 0.58, y + w * 0.2),
            (x - w * 0.62, y + w * 0.32),
            (x - w * 0.45, y + w * 0.18),
        ],
        back,
        line=INK,
        width=4,
    )
    c.circle(x + w * 0.31, y + w * 0.005, w * 0.016, INK)
    c.path(
        c.curve((x + w * 0.5, y + w * 0.045), (x + w * 0.42, y + w * 0.05), (x + w * 0.36, y + w * 0.035)),
        INK,
        3,
    )


def wet_wall() -> Image.Image:
    """Returning damp: warm wet air from the sea meets a cold wall."""
    c = Canvas(1600, 900, PAPER)
    c.box(900, 0, 700, 900, "#cfd8df", radius=0)
    for column in range(6):
        for row in range(14):
            c.box(905 + column * 120 + (60 if row % 2 else 0), row * 66, 114, 60, "#bac6cf", radius=4)
    for index in range(46):
        x, y = 930 + (index * 137) % 620, 60 + (index * 211) % 780
        c.oval(x, y, 7, 10 + index % 6, "#8fd3f0", line="#5aa9c9", width=2)
    for row in range(4):
        y = 300 + row * 130
        c.arrow(c.curve((80, y), (420, y - 70), (830, y)), CORAL, 12, 38)
    c.text(80, 60, "回南天：墙为什么会“流泪”？", 56, NAVY, weight="Bold")
    c.text(90, 170, "来自海上的暖湿空气", 38, "#a53a25", weight="Bold")
    c.text(1010, 60, "还没回暖的墙", 38, NAVY, weight="Bold")
    c.box(80, 760, 760, 96, FOAM, radius=20)
    c.text(110, 784, "墙面温度低于露点，水汽就凝结成水珠", 34, INK)
    return c.finish()


def microbes_table_cover() -> Image.Image:
    """Three bowls of leftovers at three temperatures."""
    c = Canvas(1600, 900, PAPER)
    c.fade("#fdf3dc", "#fbe8c4")
    c.text(80, 56, "隔夜菜，关键不在“夜”", 66, NAVY, weight="Bold")
    c.text(84, 152, "温度和时间，决定细菌长多少", 36, GREY)
    for step, (name, colour, dots) in enumerate(
        (("4℃ 冷藏", SEA, 3), ("20℃ 室温", AMBER, 16), ("37℃ 温热", CORAL, 46))
    ):
        x = 300 + step * 500
        c.oval(x, 500, 190, 60, SAND, line=INK, width=6)
        c.shape(
            [
                *c.curve((x - 190, 500), (x - 160, 690), (x, 690)),
                *c.curve((x, 690), (x + 160, 690), (x + 190, 500)),
            ],
            WHITE,
            line=INK,
            width=6,
        )
        c.path([(x - 172, 560), (x + 172, 560)], colour, 10)
        for dot in range(dots):
            angle, r = dot * 2.399, math.sqrt(dot / 46)
            c.oval(
                x + math.cos(angle) * r * 165,
                500 + math.sin(angle) * r * 46,
                11,
                7,
                "#7cb342",
                line="#4b7a1f",
                width=2,
            )
        c.box(x - 130, 740, 260, 76, colour, radius=38)
        c.middle(x, 776, name, 36, WHITE)
    return c.finish()
