"""Language models: how they go on with a sentence, and how to check what they say."""

from PIL import Image

from .canvas import Canvas
from .palette import AMBER, CORAL, GREY, INK, LEAF, LILAC, MINT, NAVY, PAPER, SKY, VIOLET, WHITE


def next_word() -> Image.Image:
    """A model chooses the next piece of text by likelihood, not by truth."""
    c = Canvas(1600, 900, PAPER)
    c.fade("#f4f2fd", "#fbf7ee")
    c.text(80, 48, "大语言模型在做什么？——猜下一个词", 56, NAVY, weight="Bold")
    c.shadow(80, 180, 1440, 120, 24)
    c.box(80, 180, 1440, 120, WHITE, radius=24)
    c.text(120, 210, "我国最大的淡水湖是", 46, INK)
    c.box(540, 204, 190, 72, LILAC, radius=14, line=VIOLET, width=4)
    c.middle(635, 238, "？", 46, VIOLET)
    for step, (word, share, colour) in enumerate(
        (("鄱阳湖", 0.78, LEAF), ("洞庭湖", 0.12, AMBER), ("太湖", 0.06, AMBER), ("青海湖", 0.04, CORAL))
    ):
        y = 372 + step * 96
        c.text(120, y, word, 38, INK, weight="Bold")
        c.box(300, y - 2, 900, 54, "#ece9f8", radius=14)
        c.box(300, y - 2, max(30, 900 * share), 54, colour, radius=14)
        c.text(1230, y + 2, f"{share:.0%}", 36, GREY)
    c.box(80, 776, 1440, 84, MINT, radius=20)
    c.text(116, 794, "它按“像不像人会接着说的话”打分，而不是查证事实。百分比为示意。", 34, INK)
    return c.finish()


def check_answers() -> Image.Image:
    """Four steps to check an answer of a chat program."""
    c = Canvas(1600, 900, PAPER)
    c.text(80, 48, "AI 的回答，四步核对", 58, NAVY, weight="Bold")
    steps = (
        ("1", "要出处", "请它给出文献或网址，再亲自点开看", SKY),
        ("2", "找原文", "原文真的这么说吗？日期和单位对吗？", MINT),
        ("3", "换渠道", "到权威网站或教科书再查一遍", "#fdeec4"),
        ("4", "问专家", "看病、用药、投资，请找专业人士", "#f9d5c5"),
    )
    for index, (number, title, words, colour) in enumerate(steps):
        x, y = 80 + index % 2 * 740, 170 + index // 2 * 340
        c.shadow(x, y, 700, 300, 28)
        c.box(x, y, 700, 300, colour, radius=28)
        c.circle(x + 92, y + 100, 54, NAVY)
        c.middle(x + 92, y + 96, number, 56, WHITE)
        c.text(x + 180, y + 62, title, 52, INK, weight="Bold")
        c.text(x + 56, y + 190, words, 34, INK, width=600)
    return c.finish()
