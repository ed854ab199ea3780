"""Where the comics happen, and the things that stand there."""

from collections.abc import Callable

from .canvas import Canvas
from .palette import (
    AMBER,
    BARK,
    BUTTER,
    CORAL,
    FOAM,
    GREY,
    INK,
    LEAF,
    MINT,
    MIST,
    NAVY,
    SAND,
    SEA,
    SKY,
    WHITE,
)

Area = tuple[float, float, float, float]  # x, y, width, height


def kitchen(c: Canvas, area: Area) -> None:
    """瓷砖墙、台面。"""
    x, y, w, h = area
    c.box(x, y, w, h, BUTTER, radius=0)
    step = 64
    for column in range(int(w // step) + 1):
        c.path([(x + column * step, y), (x + column * step, y + h * 0.72)], "#f6e2ae", 2)
    for row in range(int(h * 0.72 // step) + 1):
        c.path([(x, y + row * step), (x + w, y + row * step)], "#f6e2ae", 2)
    c.box(x, y + h * 0.72, w, h * 0.28, "#d9b38c", radius=0)
    c.box(x, y + h * 0.72, w, h * 0.05, "#a97c55", radius=0)


def living_room(c: Canvas, area: Area) -> None:
    """客厅：窗和沙发。"""
    x, y, w, h = area
    c.box(x, y, w, h, "#f3ead9", radius=0)
    c.box(x + w * 0.36, y + h * 0.1, w * 0.28, h * 0.34, SKY, radius=6, line=BARK, width=8)
    c.path([(x + w * 0.5, y + h * 0.1), (x + w * 0.5, y + h * 0.44)], BARK, 6)
    c.box(x, y + h * 0.8, w, h * 0.2, "#c9a27a", radius=0)
    c.box(x + w * 0.04, y + h * 0.58, w * 0.92, h * 0.28, "#7fa7b8", radius=24, line=INK, width=4)
    c.box(x + w * 0.08, y + h * 0.72, w * 0.84, h * 0.16, "#8fb6c6", radius=16, line=INK, width=4)


def plain(c: Canvas, area: Area) -> None:
    """单色背景，放射线。"""
    x, y, w, h = area
    c.box(x, y, w, h, FOAM, radius=0)
    for step in range(12):
        if step % 2:
            continue
        left, right = x + w * step / 12, x + w * (step + 1) / 12
        c.shape(
            [
                (x + w / 2, y + h * 1.1),
                (left - w * 0.4 + w * 0.07 * step, y),
                (right - w * 0.4 + w * 0.07 * step, y),
            ],
            "#d9f0f6",
        )


def cold(c: Canvas, area: Area) -> None:
    """冰箱里。"""
    x, y, w, h = area
    c.box(x, y, w, h, "#dcebf5", radius=0)
    for row in (0.45, 0.86):
        c.box(x, y + h * row, w, h * 0.04, "#b7d3e6", radius=0)
    for dx, dy in ((0.1, 0.2), (0.86, 0.26), (0.5, 0.14), (0.28, 0.62), (0.72, 0.66)):
        flake(c, x + w * dx, y + h * dy, 16)


def flake(c: Canvas, x: float, y: float, r: float) -> None:
    """A snow crystal."""
    for dx, dy in ((1, 0), (0.5, 0.87), (-0.5, 0.87)):
        c.path([(x - r * dx, y - r * dy), (x + r * dx, y + r * dy)], WHITE, 4)


def mangrove(c: Canvas, area: Area) -> None:
    """红树林的滩涂。"""
    x, y, w, h = area
    c.box(x, y, w, h, SKY, radius=0)
    for step in range(7):
        c.circle(x + w * (step + 0.3) / 7, y + h * 0.42, h * 0.13, "#79b98a")
    c.box(x, y + h * 0.44, w, h * 0.2, "#6fb7c9", radius=0)
    c.box(x, y + h * 0.62, w, h * 0.38, "#b89b76", radius=0)
    for dx, dy in ((0.12, 0.75), (0.4, 0.9), (0.66, 0.72), (0.85, 0.88)):
        c.oval(x + w * dx, y + h * dy, 34, 9, "#a1845f")


def sea(c: Canvas, area: Area) -> None:
    """海面。"""
    x, y, w, h = area
    c.box(x, y, w, h, "#d6eef8", radius=0)
    c.circle(x + w * 0.84, y + h * 0.2, h * 0.1, AMBER)
    c.box(x, y + h * 0.5, w, h * 0.5, "#3fa3bd", radius=0)
    for row in range(4):
        points = []
        for step in range(25):
            points.append((x + w * step / 24, y + h * (0.5 + row * 0.13) + (8 if step % 2 else -8)))
        c.path(points, "#7cc5d8", 5)


def classroom(c: Canvas, area: Area) -> None:
    """教室黑板。"""
    x, y, w, h = area
    c.box(x, y, w, h, "#f4efe2", radius=0)
    c.box(x + w * 0.14, y + h * 0.08, w * 0.72, h * 0.42, "#2f5d50", radius=10, line=BARK, width=10)
    c.box(x, y + h * 0.8, w, h * 0.2, "#c9a27a", radius=0)


def night(c: Canvas, area: Area) -> None:
    """夜里的房间。"""
    x, y, w, h = area
    c.box(x, y, w, h, "#2c3e5c", radius=0)
    c.circle(x + w * 0.8, y + h * 0.2, h * 0.09, BUTTER)
    for dx, dy in ((0.2, 0.12), (0.35, 0.24), (0.56, 0.1), (0.66, 0.3), (0.9, 0.42)):
        c.circle(x + w * dx, y + h * dy, 4, WHITE)
    c.box(x, y + h * 0.8, w, h * 0.2, "#22304a", radius=0)


def stage(c: Canvas, area: Area) -> None:
    """舞台：幕布和灯光。"""
    x, y, w, h = area
    c.box(x, y, w, h, "#3b2a4a", radius=0)
    for at in (0.3, 0.5, 0.7):
        c.shape(
            [
                (x + w * at - 14, y),
                (x + w * at + 14, y),
                (x + w * (at * 1.3 - 0.15) + w * 0.16, y + h * 0.82),
                (x + w * (at * 1.3 - 0.15) - w * 0.16, y + h * 0.82),
            ],
            "#54406a",
        )
    c.box(x, y + h * 0.8, w, h * 0.2, "#b07d4f", radius=0)
    c.box(x, y + h * 0.8, w, h * 0.02, "#8a5a3b", radius=0)
    for side in (0, 1):
        for fold in range(4):
            left = x + w * 0.035 * fold if not side else x + w - w * 0.035 * (fold + 1)
            c.box(
                left, y, w * 0.035, h * (0.86 - 0.02 * fold), "#b23a48" if fold % 2 else "#c8505c", radius=0
            )
    c.box(x, y, w, h * 0.07, "#a1303d", radius=0)
    for step in range(16):
        c.circle(x + w * (step + 0.5) / 16, y + h * 0.07, w / 34, "#a1303d")


PLACES: dict[str, Callable[[Canvas, Area], None]] = {
    "kitchen": kitchen,
    "living_room": living_room,
    "plain": plain,
    "cold": cold,
    "mangrove": mangrove,
    "sea": sea,
    "classroom": classroom,
    "night": night,
    "stage": stage,
}


def fridge(c: Canvas, x: float, y: float, h: float) -> None:
    """冰箱。"""
    w = h * 0.52
    c.box(x - w / 2, y - h * 0.6, w, h * 1.1, WHITE, radius=18, line=INK, width=5)
    c.path([(x - w / 2, y - h * 0.2), (x + w / 2, y - h * 0.2)], INK, 5)
    for top in (-0.46, -0.1):
        c.path([(x + w * 0.34, y + h * top), (x + w * 0.34, y + h * (top + 0.16))], GREY, 9)
    c.middle(x - w * 0.12, y - h * 0.4, "4℃", int(h * 0.11), SEA)


def pot(c: Canvas, x: float, y: float, h: float) -> None:
    """冒热气的汤锅。"""
    w = h * 0.5
    for dx in (-0.25, 0, 0.25):
        top = y - h * 0.42
        c.path(
            c.curve((x + w * dx, y - h * 0.1), (x + w * (dx + 0.16), (top + y) / 2), (x + w * dx, top)),
            GREY,
            5,
        )
    c.box(x - w * 0.62, y + h * 0.05, w * 1.24, h * 0.08, GREY, radius=10)
    c.box(x - w * 0.5, y, w, h * 0.34, CORAL, radius=20, line=INK, width=5)
    c.oval(x, y + 2, w * 0.5, h * 0.06, "#b9472f", line=INK, width=5)


def bowl(c: Canvas, x: float, y: float, h: float) -> None:
    """一碗剩菜。"""
    w = h * 0.42
    c.oval(x, y, w, h * 0.13, LEAF, line=INK, width=5)
    for dx in (-0.5, -0.1, 0.35):
        c.circle(x + w * dx, y - h * 0.05, h * 0.07, AMBER, line=INK, width=4)
    c.shape(
        [
            *c.curve((x - w, y), (x - w * 0.8, y + h * 0.34), (x, y + h * 0.34)),
            *c.curve((x, y + h * 0.34), (x + w * 0.8, y + h * 0.34), (x + w, y)),
        ],
        WHITE,
        line=INK,
        width=5,
    )
    c.path([(x - w * 0.86, y + h * 0.12), (x + w * 0.86, y + h * 0.12)], SEA, 7)


def phone(c: Canvas, x: float, y: float, h: float) -> None:
    """收到“转发”的手机。"""
    w = h * 0.5
    c.box(x - w / 2, y - h * 0.5, w, h, INK, radius=26)
    c.box(x - w * 0.43, y - h * 0.43, w * 0.86, h * 0.86, WHITE, radius=14)
    c.box(x - w * 0.36, y - h * 0.36, w * 0.6, h * 0.13, MINT, radius=10)
    c.box(x - w * 0.36, y - h * 0.18, w * 0.72, h * 0.28, "#fde1db", radius=10)
    c.middle(x, y - h * 0.04, "速转！", int(h * 0.11), CORAL)
    c.box(x - w * 0.36, y + h * 0.16, w * 0.5, h * 0.09, MIST, radius=8)


def thermometer(c: Canvas, x: float, y: float, h: float) -> None:
    """温度计：危险区 5 到 60 度。"""
    c.box(x - h * 0.07, y - h * 0.5, h * 0.14, h * 0.85, WHITE, radius=h * 0.07, line=INK, width=5)
    c.box(x - h * 0.035, y - h * 0.16, h * 0.07, h * 0.5, CORAL, radius=4)
    c.circle(x, y + h * 0.4, h * 0.12, CORAL, line=INK, width=5)
    for top, label in ((-0.3, "60℃"), (0.14, "5℃")):
        c.path([(x + h * 0.07, y + h * top), (x + h * 0.16, y + h * top)], INK, 5)
        c.text(x + h * 0.2, y + h * top, label, int(h * 0.09), INK, weight="Bold", anchor="lm")


def plant(c: Canvas, x: float, y: float, h: float) -> None:
    """扎根的小苗。"""
    c.path(c.curve((x, y + h * 0.4), (x - h * 0.03, y), (x, y - h * 0.26)), LEAF, 12)
    for side, dy in ((-1, -0.12), (1, -0.2), (-1, 0.06), (1, 0.0)):
        c.oval(x + side * h * 0.13, y + h * dy, h * 0.12, h * 0.05, "#6dbb74", line=INK, width=4)
    for side in (-1, 0, 1):
        c.path(
            c.curve(
                (x, y + h * 0.36), (x + side * h * 0.08, y + h * 0.44), (x + side * h * 0.16, y + h * 0.5)
            ),
            BARK,
            6,
        )


def painting(c: Canvas, x: float, y: float, h: float) -> None:
    """一张六根手指的“照片”。"""
    w = h * 0.86
    c.box(x - w / 2, y - h * 0.46, w, h * 0.92, WHITE, radius=10, line=INK, width=6)
    c.box(x - w * 0.43, y - h * 0.39, w * 0.86, h * 0.6, SKY, radius=6)
    c.oval(x, y + h * 0.05, w * 0.15, h * 0.13, SAND, line=INK, width=4)
    for finger in range(6):
        fx = x - w * 0.2 + finger * w * 0.08
        c.path([(fx, y), (fx - w * 0.02 + finger * w * 0.008, y - h * 0.22)], INK, 17)
        c.path([(fx, y), (fx - w * 0.02 + finger * w * 0.008, y - h * 0.22)], SAND, 11)
    c.middle(x, y + h * 0.33, "手的照片？", int(h * 0.085), NAVY)


def tag(c: Canvas, x: float, y: float, h: float) -> None:
    """标签：内容由人工智能生成。"""
    w = h * 1.1
    c.box(x - w / 2, y - h * 0.24, w, h * 0.48, NAVY, radius=20, line=INK, width=5)
    c.middle(x, y - h * 0.07, "AI 生成", int(h * 0.16), WHITE)
    c.middle(x, y + h * 0.11, "显式标识", int(h * 0.1), SKY, weight="Regular")


def clock(c: Canvas, x: float, y: float, h: float) -> None:
    """两小时。"""
    c.circle(x, y, h * 0.36, WHITE, line=INK, width=7)
    for dx, dy in ((0, -0.3), (0.3, 0), (0, 0.3), (-0.3, 0)):
        c.circle(x + h * dx, y + h * dy, 6, INK)
    c.shape(
        [(x, y), (x, y - h * 0.28), *[(x + h * a, y - h * b) for a, b in ((0.14, 0.24), (0.24, 0.14))]],
        "#f7c9bd",
    )
    c.path([(x, y), (x, y - h * 0.26)], INK, 8)
    c.path([(x, y), (x + h * 0.2, y - h * 0.12)], CORAL, 8)


def aircannon(c: Canvas, x: float, y: float, h: float) -> None:
    """空气炮和一个烟圈。"""
    c.box(x - h * 0.5, y - h * 0.28, h * 0.6, h * 0.56, AMBER, radius=12, line=INK, width=6)
    c.oval(x + h * 0.1, y, h * 0.09, h * 0.28, "#c98a1b", line=INK, width=6)
    c.oval(x + h * 0.1, y, h * 0.035, h * 0.1, INK)
    for step, size in enumerate((0.16, 0.2, 0.24)):
        cx = x + h * (0.36 + step * 0.3)
        c.oval(cx, y, h * size * 0.45, h * size, None, line="#e9e3f5", width=h * 0.05)
        c.oval(cx, y, h * size * 0.45, h * size, None, line="#bcb2d6", width=3)


def cloud(c: Canvas, x: float, y: float, h: float) -> None:
    """云。"""
    for dx, dy, r in ((-0.36, 0.06, 0.2), (-0.1, -0.08, 0.27), (0.2, 0.0, 0.23), (0.42, 0.1, 0.15)):
        c.circle(x + h * dx, y + h * dy, h * r, WHITE)
    c.box(x - h * 0.5, y + h * 0.06, h * 1.04, h * 0.2, WHITE, radius=h * 0.1)


def soap(c: Canvas, x: float, y: float, h: float) -> None:
    """洗手液和泡泡。"""
    c.box(x - h * 0.18, y - h * 0.16, h * 0.36, h * 0.56, "#8fd3c8", radius=20, line=INK, width=6)
    c.box(x - h * 0.06, y - h * 0.3, h * 0.12, h * 0.14, WHITE, radius=4, line=INK, width=6)
    c.path([(x, y - h * 0.34), (x - h * 0.2, y - h * 0.34), (x - h * 0.2, y - h * 0.28)], INK, 12)
    c.middle(x, y + h * 0.12, "洗手液", int(h * 0.09), NAVY)
    for dx, dy, r in ((0.34, 0.1, 0.09), (0.46, -0.08, 0.06), (0.32, -0.16, 0.05), (-0.36, 0.2, 0.07)):
        c.circle(x + h * dx, y + h * dy, h * r, FOAM, line=SEA, width=4)


THINGS: dict[str, Callable[[Canvas, float, float, float], None]] = {
    "fridge": fridge,
    "pot": pot,
    "bowl": bowl,
    "phone": phone,
    "thermometer": thermometer,
    "plant": plant,
    "painting": painting,
    "tag": tag,
    "clock": clock,
    "aircannon": aircannon,
    "cloud": cloud,
    "soap": soap,
}
