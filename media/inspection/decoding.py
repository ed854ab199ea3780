"""Opening pictures safely: accepted formats only, limits before decoding.

Never ``Image.open`` without ``formats``: Pillow would hand an EPS named ``.jpg`` to Ghostscript.
"""

from typing import IO

import pillow_heif
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image

from .errors import Unacceptable

pillow_heif.register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
EXTENSIONS = {
    "JPEG": "jpg",
    "MPO": "jpg",  # a JPEG with further pictures behind the first, as some phones make
    "PNG": "png",
    "WEBP": "webp",
    "GIF": "gif",
    "HEIF": "heic",
    "AVIF": "avif",
}
MAX_PIXELS = 60_000_000
MAX_PIXELS_JPEG = 200_000_000  # phones make 108 and 200 megapixels; JPEG can be decoded small
MAX_SIDE = 32_000
MAX_FRAMES = 300
SMALL_ENOUGH = 2560  # pixels: no rendition is wider, so a huge JPEG is decoded no larger than needed
TURNED = {5, 6, 7, 8}  # EXIF orientations that swap width and height

Image.MAX_IMAGE_PIXELS = MAX_PIXELS_JPEG  # Pillow itself refuses above twice this, before decoding


def not_an_image() -> Unacceptable:
    """What is raised when the content is none of the accepted formats."""
    return Unacceptable(
        "not_an_image",
        _("This is not a picture we can take. Save it as JPEG, PNG, WebP, GIF or HEIC and upload that."),
    )


def open_picture(file: IO[bytes]) -> Image.Image:
    """Open without decoding, and refuse what is too large. Raises ``Unacceptable``."""
    file.seek(0)
    try:
        image = Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
    except Image.UnidentifiedImageError as error:
        raise not_an_image() from error
    except Exception as error:
        # A decoder may raise anything on a file made to break it; whatever it is, the file is not taken.
        raise damaged() from error
    limit = MAX_PIXELS_JPEG if image.format in ("JPEG", "MPO") else MAX_PIXELS
    width, height = image.size
    if width * height > limit or max(width, height) > MAX_SIDE:
        raise too_many_pixels()
    return image


def decode(image: Image.Image) -> Image.Image:
    """Decode all of the (first) picture. Raises ``Unacceptable`` when it is truncated or damaged.

    ``verify()`` passes a half-truncated JPEG: only decoding all of it finds that.
    """
    if image.format in ("JPEG", "MPO") and max(image.size) > SMALL_ENOUGH:
        longest = max(image.size)
        scale = SMALL_ENOUGH / longest
        image.draft(None, (round(image.width * scale) or 1, round(image.height * scale) or 1))
    try:
        image.load()
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
    except Exception as error:
        if "truncated" in str(error).lower() or "premature" in str(error).lower():
            raise truncated() from error
        raise damaged() from error
    return image


def eight_bit(image: Image.Image) -> Image.Image:
    """A picture of 16 or 32 bits a pixel as 8-bit grey; others as they are."""
    if image.mode == "F":
        return image.convert("L")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
    return image


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 when there is none or it is nonsense."""
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # broken EXIF is no reason to refuse a picture
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright_size(file: IO[bytes]) -> tuple[int, int]:
    """Width and height as the picture is seen. Raises ``Unacceptable``."""
    image = open_picture(file)
    width, height = image.size
    return (height, width) if orientation(image) in TURNED else (width, height)


def too_many_pixels() -> Unacceptable:
    """What is raised when there are more pixels than we decode."""
    return Unacceptable(
        "too_many_pixels",
        _("This picture has too many pixels. Make it smaller than 60 megapixels (JPEG: 200) and try again."),
    )


def damaged() -> Unacceptable:
    """What is raised when the content can't be decoded."""
    return Unacceptable(
        "damaged", _("This picture is damaged. Open it on your device, save it again and upload that.")
    )


def truncated() -> Unacceptable:
    """What is raised when the end is missing."""
    return Unacceptable(
        "truncated", _("The end of this picture is missing, perhaps from a broken copy. Upload the original.")
    )
