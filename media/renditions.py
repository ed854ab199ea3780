"""The sizes at which a picture is served, made in one decoding."""

import io
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from .inspection.aigc import xmp_with_label
from .models import Picture, Rendition
from .normalising import normalised

WIDTHS = (320, 640, 960, 1280, 1920)  # pixels; never above the source's
FALLBACK_WIDTH = 960  # of the one JPEG, for readers without WebP and for cards elsewhere
WEBP_QUALITY = 82
JPEG_QUALITY = 84
CONTENT_TYPES = {"webp": "image/webp", "jpeg": "image/jpeg"}


def widths_for(width: int) -> list[int]:
    """The widths to make of a picture that is so wide, smallest first."""
    widest = min(width, WIDTHS[-1])
    return [*(step for step in WIDTHS if step < widest), widest]


def specs_for(picture: Picture) -> dict[str, tuple[int, str]]:
    """What should exist of a picture: Wagtail's name for it, with its width and format."""
    wanted = {f"width-{width}|format-webp": (width, "webp") for width in widths_for(picture.width)}
    fallback = min(picture.width, FALLBACK_WIDTH)
    wanted[f"width-{fallback}|format-jpeg"] = (fallback, "jpeg")
    return wanted


def missing(picture: Picture, existing: list[Rendition]) -> dict[str, tuple[int, str]]:
    """What should exist and does not."""
    have = {rendition.filter_spec for rendition in existing if not rendition.focal_point_key}
    return {spec: what for spec, what in specs_for(picture).items() if spec not in have}


def make(picture: Picture) -> int:
    """Make what is missing and return how many; safe to run twice and by two at once."""
    wanted = missing(picture, list(picture.renditions.all()))
    if not wanted:
        return 0
    with picture.open_file() as file:
        image, label = normalised(file)
    made = 0
    for spec, (width, kind) in sorted(wanted.items(), key=lambda item: -item[1][0]):
        height = max(1, round(picture.height * width / picture.width))
        content = ContentFile(encoded(image, width, height, kind, label), name=f"rendition.{extension(kind)}")
        made += add(picture, spec, content)
    return made


def add(picture: Picture, spec: str, content: ContentFile) -> int:
    """Store one rendition unless somebody was quicker; 1 when it was stored."""
    rendition = Rendition(image=picture, filter_spec=spec, file=content)
    with transaction.atomic():
        rows = Rendition.objects.bulk_create([rendition], ignore_conflicts=True)
        mine = Rendition.objects.filter(image=picture, filter_spec=spec, file=rows[0].file.name).exists()
    if not mine:
        rendition.file.storage.delete(rendition.file.name)
    return int(mine)


def encoded(image: Image.Image, width: int, height: int, kind: str, label: dict[str, Any]) -> bytes:
    """One size in one format, with no metadata but the AIGC label."""
    small = image if image.size == (width, height) else image.resize((width, height), reducing_gap=2.0)
    extra: dict[str, Any] = {"xmp": xmp_with_label(label)} if label else {}
    output = io.BytesIO()
    if kind == "webp":
        small.save(output, "WEBP", quality=WEBP_QUALITY, method=3, **extra)
        return output.getvalue()
    if small.mode == "RGBA":
        ground = Image.new("RGBA", small.size, "white")
        ground.alpha_composite(small)
        small = ground.convert("RGB")
    small.save(output, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True, **extra)
    return output.getvalue()


def extension(kind: str) -> str:
    """How files of a format are named."""
    return "jpg" if kind == "jpeg" else kind
