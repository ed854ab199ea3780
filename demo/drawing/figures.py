"""The people and creatures of the comics."""

from collections.abc import Callable

from .canvas import Canvas
from .palette import AMBER, BARK, CORAL, GREY, INK, LEAF, NAVY, SEA, SKY, VIOLET, WHITE

SKIN = "#f6d3b3"
CHEEK = "#f1a99a"
Face = str  # "smile", "talk", "worry", "shock", "think"


def head(c: Canvas, x: float, y: float, r: float, mood: Face, skin: str = SKIN) -> None:
    """A face: eyes and mouth by mood."""
    c.circle(x, y, r, skin, line=INK, width=r * 0.05)
    eye, gap = r * 0.1, r * 0.36
    if mood == "shock":
        for side in (-1, 1):
            c.circle(x + side * gap, y - r * 0.05, eye * 1.8, WHITE, line=INK, width=r * 0.05)
            c.circle(x + side * gap, y - r * 0.05, eye * 0.7, INK)
    else:
        for side in (-1, 1):
            c.oval(x + side * gap, y - r * 0.05, eye * 0.9, eye * 1.15, INK)
            c.circle(x + side * gap + eye * 0.3, y - r * 0.05 - eye * 0.4, eye * 0.35, WHITE)
    for side in (-1, 1):
        c.oval(x + side * r * 0.58, y + r * 0.25, r * 0.15, r * 0.1, CHEEK)
    my = y + r * 0.38
    if mood == "smile":
        c.path(c.curve((x - r * 0.25, my), (x, my + r * 0.26), (x + r * 0.25, my)), INK, r * 0.06)
    elif mood == "talk":
        c.oval(x, my + r * 0.06, r * 0.17, r * 0.15, "#a8433c", line=INK, width=r * 0.045)
    elif mood == "shock":
        c.oval(x, my + r * 0.1, r * 0.12, r * 0.18, "#a8433c", line=INK, width=r * 0.045)
    elif mood == "worry":
        c.path(
            c.curve((x - r * 0.22, my + r * 0.14), (x, my - r * 0.1), (x + r * 0.22, my + r * 0.14)),
            INK,
            r * 0.06,
        )
        for side in (-1, 1):
            c.path([(x + side * r * 0.5, y - r * 0.28), (x + side * r * 0.22, y - r * 0.38)], INK, r * 0.055)
    else:
        c.path([(x - r * 0.16, my + r * 0.05), (x + r * 0.18, my)], INK, r * 0.06)


def body(c: Canvas, x: float, y: float, h: float, shirt: str, arm: str) -> None:
    """Shoulders to waist below a head whose centre is at ``y``; ``arm`` is down, up or point."""
    top, wide = y + h * 0.2, h * 0.25
    c.shape(
        [
            *c.curve((x - wide, top + h * 0.5), (x - wide, top), (x - wide * 0.45, top)),
            *c.curve((x + wide * 0.45, top), (x + wide, top), (x + wide, top + h * 0.5)),
        ],
        shirt,
        line=INK,
        width=h * 0.011,
    )
    side = 1
    shoulder = (x + side * wide * 0.82, top + h * 0.1)
    if arm == "up":
        hand = (x + wide * 1.7, y - h * 0.02)
        c.path(c.curve(shoulder, (x + wide * 1.75, top + h * 0.16), hand), INK, h * 0.085)
        c.path(c.curve(shoulder, (x + wide * 1.75, top + h * 0.16), hand), shirt, h * 0.066)
        c.circle(*hand, h * 0.045, SKIN, line=INK, width=h * 0.01)
    elif arm == "point":
        hand = (x + wide * 2.0, top + h * 0.08)
        c.path([shoulder, hand], INK, h * 0.085)
        c.path([shoulder, hand], shirt, h * 0.066)
        c.circle(*hand, h * 0.045, SKIN, line=INK, width=h * 0.01)


def girl(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """小南：两条小辫。"""
    r = h * 0.2
    for side in (-1, 1):
        c.oval(x + side * r * 1.18, y + r * 0.35, r * 0.28, r * 0.5, "#3a2a22", line=INK, width=r * 0.05)
        c.circle(x + side * r * 1.05, y - r * 0.12, r * 0.13, CORAL)
    body(c, x, y, h, CORAL, arm)
    head(c, x, y, r, mood)
    c.shape(
        [
            *c.curve((x - r * 1.0, y - r * 0.12), (x - r * 0.85, y - r * 1.25), (x, y - r * 1.12)),
            *c.curve((x, y - r * 1.12), (x + r * 0.85, y - r * 1.25), (x + r * 1.0, y - r * 0.12)),
            *c.curve((x + r * 1.0, y - r * 0.12), (x + r * 0.5, y - r * 0.45), (x + r * 0.1, y - r * 0.62)),
            *c.curve((x + r * 0.1, y - r * 0.62), (x - r * 0.5, y - r * 0.4), (x - r * 1.0, y - r * 0.12)),
        ],
        "#3a2a22",
    )


def boy(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """阿岭：短发。"""
    r = h * 0.2
    body(c, x, y, h, SEA, arm)
    head(c, x, y, r, mood)
    c.shape(
        [
            *c.curve((x - r * 1.02, y - r * 0.1), (x - r * 1.1, y - r * 1.2), (x, y - r * 1.16)),
            *c.curve((x, y - r * 1.16), (x + r * 1.1, y - r * 1.2), (x + r * 1.02, y - r * 0.1)),
            (x + r * 0.7, y - r * 0.5),
            (x + r * 0.35, y - r * 0.62),
            (x + r * 0.05, y - r * 0.5),
            (x - r * 0.3, y - r * 0.66),
            (x - r * 0.7, y - r * 0.45),
        ],
        "#2b2320",
    )


def grandma(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """奶奶：银发，眼镜。"""
    r = h * 0.2
    c.circle(x, y - r * 1.12, r * 0.38, "#cfd4da", line=INK, width=r * 0.05)
    body(c, x, y, h, VIOLET, arm)
    head(c, x, y, r, mood)
    c.shape(
        [
            *c.curve((x - r * 1.02, y - r * 0.05), (x - r * 1.0, y - r * 1.2), (x, y - r * 1.1)),
            *c.curve((x, y - r * 1.1), (x + r * 1.0, y - r * 1.2), (x + r * 1.02, y - r * 0.05)),
            *c.curve((x + r * 1.02, y - r * 0.05), (x + r * 0.5, y - r * 0.75), (x, y - r * 0.72)),
            *c.curve((x, y - r * 0.72), (x - r * 0.5, y - r * 0.75), (x - r * 1.02, y - r * 0.05)),
        ],
        "#cfd4da",
    )
    glasses(c, x, y, r)


def glasses(c: Canvas, x: float, y: float, r: float) -> None:
    """A pair of round glasses."""
    for side in (-1, 1):
        c.circle(x + side * r * 0.36, y - r * 0.05, r * 0.27, None, line=INK, width=r * 0.05)
    c.path([(x - r * 0.09, y - r * 0.05), (x + r * 0.09, y - r * 0.05)], INK, r * 0.05)


def doctor(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """林博士：白大褂，眼镜。"""
    r = h * 0.2
    body(c, x, y, h, WHITE, arm)
    top = y + h * 0.2
    c.shape([(x - r * 0.4, top), (x + r * 0.4, top), (x, top + h * 0.16)], SKY, line=INK, width=h * 0.008)
    c.path([(x, top + h * 0.16), (x, top + h * 0.48)], GREY, h * 0.008)
    head(c, x, y, r, mood)
    c.shape(
        [
            *c.curve((x - r * 1.0, y - r * 0.2), (x - r * 1.05, y - r * 1.2), (x + r * 0.1, y - r * 1.15)),
            *c.curve((x + r * 0.1, y - r * 1.15), (x + r * 1.1, y - r * 1.1), (x + r * 1.0, y - r * 0.2)),
            *c.curve((x + r * 1.0, y - r * 0.2), (x + r * 0.6, y - r * 0.8), (x - r * 0.4, y - r * 0.7)),
            (x - r * 0.8, y - r * 0.5),
        ],
        "#2b2320",
    )
    glasses(c, x, y, r)


def germ(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """李斯特菌：不怕冷的细菌。"""
    r = h * 0.24
    for side in (-1, 1):
        c.path(
            c.curve(
                (x + side * r * 1.2, y), (x + side * r * 1.9, y - r * 0.4), (x + side * r * 1.7, y + r * 0.5)
            ),
            INK,
            5,
        )
    c.box(x - r * 1.35, y - r * 0.85, r * 2.7, r * 1.7, "#9ccc65", radius=r * 0.84, line=INK, width=r * 0.06)
    for dx, dy in ((-0.9, -0.45), (0.85, 0.4), (-0.75, 0.45)):
        c.circle(x + r * dx, y + r * dy, r * 0.14, "#7cb342")
    head(c, x, y, r * 0.62, mood, "#c5e1a5")


def sprout(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """秋茄的胚轴宝宝：一支绿色的“小笔”。"""
    w = h * 0.16
    c.shape(
        [
            *c.curve((x - w * 0.55, y - h * 0.3), (x - w * 1.5, y + h * 0.25), (x, y + h * 0.68)),
            *c.curve((x, y + h * 0.68), (x + w * 1.5, y + h * 0.25), (x + w * 0.55, y - h * 0.3)),
        ],
        "#7fb96b",
        line=INK,
        width=h * 0.012,
    )
    c.shape(
        [
            *c.curve((x, y - h * 0.3), (x - h * 0.26, y - h * 0.5), (x - h * 0.3, y - h * 0.3)),
            *c.curve((x - h * 0.3, y - h * 0.3), (x - h * 0.16, y - h * 0.24), (x, y - h * 0.3)),
        ],
        LEAF,
        line=INK,
        width=h * 0.01,
    )
    c.shape(
        [
            *c.curve((x, y - h * 0.3), (x + h * 0.26, y - h * 0.5), (x + h * 0.3, y - h * 0.3)),
            *c.curve((x + h * 0.3, y - h * 0.3), (x + h * 0.16, y - h * 0.24), (x, y - h * 0.3)),
        ],
        LEAF,
        line=INK,
        width=h * 0.01,
    )
    head(c, x, y, h * 0.14, mood, "#d6ecc4")


def mother(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """秋茄妈妈：一棵红树。"""
    for side in (-1.0, -0.55, 0.55, 1.0):
        c.path(
            c.curve(
                (x, y + h * 0.12), (x + side * h * 0.1, y + h * 0.4), (x + side * h * 0.34, y + h * 0.62)
            ),
            BARK,
            h * 0.04,
        )
    c.path([(x, y - h * 0.05), (x, y + h * 0.5)], BARK, h * 0.09)
    for dx, dy, r in ((-0.24, -0.12, 0.2), (0.24, -0.12, 0.2), (0, -0.24, 0.26), (0, -0.04, 0.24)):
        c.circle(x + h * dx, y + h * dy, h * r, "#3f8f56")
    for dx in (-0.3, 0.3):
        c.path([(x + h * dx, y + h * 0.04), (x + h * dx, y + h * 0.2)], "#9fce7f", h * 0.03)
    head(c, x, y - h * 0.1, h * 0.16, mood, "#bfe0b0")


def crab(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """招潮蟹：一只大螯。"""
    r = h * 0.2
    for side in (-1, 1):
        for step in range(3):
            c.path(
                [
                    (x + side * r, y + r * 0.3),
                    (x + side * r * (1.5 + 0.2 * step), y + r * (0.9 + 0.1 * step) - step * r * 0.3),
                ],
                "#b6452f",
                7,
            )
    c.path([(x + r, y), (x + r * 1.6, y - r * 0.6)], "#b6452f", 10)
    c.oval(x + r * 1.75, y - r * 1.0, r * 0.45, r * 0.6, AMBER, line=INK, width=4)
    c.path([(x + r * 1.75, y - r * 1.5), (x + r * 1.7, y - r * 1.0)], INK, 4)
    c.oval(x - r * 1.4, y - r * 0.4, r * 0.2, r * 0.26, AMBER, line=INK, width=4)
    c.oval(x, y, r * 1.2, r * 0.85, CORAL, line=INK, width=4)
    head(c, x, y, r * 0.55, mood, "#f4a58f")


def robot(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """小智：聊天机器人。"""
    r = h * 0.2
    c.box(x - r * 1.1, y + r * 1.15, r * 2.2, r * 1.7, "#dbe4f0", radius=r * 0.4, line=INK, width=4)
    c.circle(x, y + r * 1.9, r * 0.3, AMBER, line=INK, width=4)
    c.path([(x, y - r * 1.0), (x, y - r * 1.45)], INK, 5)
    c.circle(x, y - r * 1.5, r * 0.16, CORAL, line=INK, width=4)
    c.box(x - r * 1.25, y - r, r * 2.5, r * 2, WHITE, radius=r * 0.5, line=INK, width=5)
    c.box(x - r * 1.0, y - r * 0.72, r * 2.0, r * 1.44, NAVY, radius=r * 0.35)
    for side in (-1, 1):
        if mood in ("shock", "worry"):
            c.circle(x + side * r * 0.42, y - r * 0.15, r * 0.2, None, line=SKY, width=5)
        else:
            c.path(
                c.curve(
                    (x + side * r * 0.42 - r * 0.18, y - r * 0.05),
                    (x + side * r * 0.42, y - r * 0.4),
                    (x + side * r * 0.42 + r * 0.18, y - r * 0.05),
                ),
                SKY,
                6,
            )
    bend = 0.05 if mood == "worry" else 0.55
    c.path(c.curve((x - r * 0.3, y + r * 0.3), (x, y + r * bend), (x + r * 0.3, y + r * 0.3)), SKY, 6)


def drop(c: Canvas, x: float, y: float, h: float, mood: Face, arm: str = "down") -> None:
    """小水滴。"""
    r = h * 0.22
    c.shape(
        [
            *c.curve((x, y - r * 1.7), (x - r * 0.5, y - r * 0.7), (x - r, y)),
            *c.curve((x - r, y), (x - r * 1.05, y + r * 1.05), (x, y + r * 1.08)),
            *c.curve((x, y + r * 1.08), (x + r * 1.05, y + r * 1.05), (x + r, y)),
            *c.curve((x + r, y), (x + r * 0.5, y - r * 0.7), (x, y - r * 1.7)),
        ],
        "#8fd3f0",
        line=INK,
        width=4,
    )
    head(c, x, y + r * 0.15, r * 0.66, mood, "#c9ecfb")


FIGURES: dict[str, Callable[..., None]] = {
    "girl": girl,
    "boy": boy,
    "grandma": grandma,
    "doctor": doctor,
    "germ": germ,
    "sprout": sprout,
    "mother": mother,
    "crab": crab,
    "robot": robot,
    "drop": drop,
}
