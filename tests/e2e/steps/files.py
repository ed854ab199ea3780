"""Real files, as a creator would upload them."""

import io
import math

from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload


def drawing(name: str, tint: int, width: int = 1600, height: int = 900) -> FilePayload:
    """A JPEG with something on it: sky, sea and a spiral of cloud. ``tint`` (0 to 255) makes each another."""
    picture = Image.new("RGB", (width, height), (150, 190, 220))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(20, 90 + tint // 3, 140))
    centre = (width * (300 + tint) // 900, height // 2)
    for step in range(720):
        angle, radius = math.radians(step), step * min(width, height) / 1700
        x, y = centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle) * 0.6
        size = 4 + step / 30
        draw.ellipse((x - size, y - size, x + size, y + size), fill=(255 - tint // 4, 250, 250))
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=88)
    return {"name": name, "mimeType": "image/jpeg", "buffer": output.getvalue()}


def handout(name: str = "观察手册.pdf") -> FilePayload:
    """A PDF of two pages."""
    pages = [Image.new("RGB", (620, 877), colour) for colour in ("white", "ivory")]
    for number, page in enumerate(pages, start=1):
        ImageDraw.Draw(page).text((80, 80), f"Observation sheet {number}", fill="black")
    output = io.BytesIO()
    pages[0].save(output, "PDF", save_all=True, append_images=pages[1:])
    return {"name": name, "mimeType": "application/pdf", "buffer": output.getvalue()}
