"""The few colours and the type that all pictures and films of the demo share."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

PAPER = "#fbf7ee"
WHITE = "#ffffff"
INK = "#1f2a37"
GREY = "#64748b"
MIST = "#e5e9ee"
NAVY = "#16324f"
SEA = "#0e7490"
TEAL = "#0f766e"
SKY = "#cdeaf7"
FOAM = "#e8f6fa"
CORAL = "#e2583e"
AMBER = "#f2b134"
BUTTER = "#fdeec4"
LEAF = "#4d9b5b"
MINT = "#d8efd9"
ROSE = "#f9d5c5"
BARK = "#8a5a3b"
SAND = "#ecd9b0"
VIOLET = "#6d5bd0"
LILAC = "#e4dffb"

FOLDERS = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
SIMPLIFIED = 2  # the face for Simplified Chinese in Noto's collections


class NoChineseFont(RuntimeError):
    """Noto CJK is not installed."""

    def __init__(self) -> None:
        super().__init__("缺少中文字体：请先安装 Noto CJK（Debian：apt install fonts-noto-cjk）。")


@cache
def font(size: int, weight: str = "Regular", family: str = "Sans") -> ImageFont.FreeTypeFont:
    """A face of Noto CJK. Raises ``NoChineseFont``."""
    for folder in FOLDERS:
        path = folder / f"Noto{family}CJK-{weight}.ttc"
        if path.exists():
            return ImageFont.truetype(str(path), size, index=SIMPLIFIED)
    raise NoChineseFont
