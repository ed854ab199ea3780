"""What is served of a picture: upright, sRGB, 8 bit, one frame, no metadata but the AIGC label."""

import io
from typing import IO, Any

from django.core.files import File
from PIL import Image, ImageCms, ImageOps

from .inspection.aigc import label_of_picture, xmp_with_label
from .inspection.decoding import MAX_PIXELS, decode, eight_bit, open_picture

SRGB = ImageCms.createProfile("sRGB")


def normalised(file: IO[bytes], *, full_size: bool = False) -> tuple[Image.Image, dict[str, Any]]:
    """The upright sRGB picture (mode RGB or RGBA) and its AIGC label. Raises ``Unacceptable``.

    A JPEG above 2560 pixels is decoded smaller, unless ``full_size`` (and it is not enormous).
    """
    image = open_picture(file)
    label = label_of_picture(image)
    profile = image.info.get("icc_profile")
    if full_size and image.width * image.height <= MAX_PIXELS:
        image.load()
    else:
        decode(image)
    upright = ImageOps.exif_transpose(image)
    return to_srgb(upright, profile), label


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """8-bit sRGB in mode RGB, or RGBA when something is transparent. Carries no metadata."""
    image = eight_bit(image)
    transparent = image.has_transparency_data
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = by_profile(image, profile)
    image = image.convert("RGBA" if transparent else "RGB")
    if transparent and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean


def by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture's colours through its own profile; as they are when the profile is broken."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SRGB, outputMode=target) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def clean_copy(file: IO[bytes]) -> File:
    """The whole picture as a PNG or JPEG without metadata, for Wagtail's own renditions."""
    image, label = normalised(file, full_size=True)
    extra: dict[str, Any] = {"xmp": xmp_with_label(label)} if label else {}
    output = io.BytesIO()
    if image.mode == "RGBA":
        image.save(output, "PNG", compress_level=1)
        return File(output, name="clean.png")
    image.save(output, "JPEG", quality=95, subsampling=0, **extra)
    return File(output, name="clean.jpg")
