"""Is this a picture that we take, and what is it?"""

from dataclasses import dataclass, field
from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image

from .aigc import label_of_picture
from .decoding import EXTENSIONS, MAX_FRAMES, TURNED, decode, eight_bit, open_picture, orientation
from .errors import Unacceptable
from .sizes import size_of


@dataclass(frozen=True)
class PictureFacts:
    """What inspection found. Sizes are pixels of the upright picture."""

    format: str
    extension: str
    width: int
    height: int
    frames: int
    average_colour: str  # "#aabbcc"
    aigc: dict[str, object] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """What is kept with the picture, for the editor."""
        return {
            "format": self.format,
            "frames": self.frames,
            **({"aigc": self.aigc} if self.aigc else {}),
        }


def inspect_picture(file: IO[bytes]) -> PictureFacts:
    """Decode all of a picture once. Raises ``Unacceptable``; the file's name is never looked at."""
    size = size_of(file)
    if size == 0:
        raise Unacceptable("empty", _("This file is empty. Choose it again, or choose another one."))
    if size > settings.MEDIA_PICTURE_MAX_BYTES:
        raise Unacceptable(
            "too_large",
            _("This picture is larger than %(limit)s. Save it smaller and try again."),
            limit=filesizeformat(settings.MEDIA_PICTURE_MAX_BYTES),
        )
    image = open_picture(file)
    width, height = image.size
    if orientation(image) in TURNED:
        width, height = height, width
    frames = count_frames(image)
    aigc = label_of_picture(image)
    name = image.format or ""
    decoded = decode(image)
    return PictureFacts(
        format="JPEG" if name == "MPO" else name,
        extension=EXTENSIONS[name],
        width=width,
        height=height,
        frames=frames,
        average_colour=average_colour(decoded),
        aigc=aigc,
    )


def count_frames(image: Image.Image) -> int:
    """How many frames an animation has. Raises ``Unacceptable`` above 300."""
    if image.format not in ("GIF", "PNG", "WEBP", "AVIF"):
        return 1
    frames = 1
    try:
        while frames <= MAX_FRAMES:
            image.seek(frames)
            frames += 1
    except EOFError:
        image.seek(0)
        return frames
    except Exception as error:
        raise Unacceptable(
            "damaged", _("This picture is damaged. Open it on your device, save it again and upload that.")
        ) from error
    raise Unacceptable(
        "too_many_frames",
        _("This animation has more than 300 frames. Upload it as a film instead."),
    )


def average_colour(image: Image.Image) -> str:
    """The mean colour as "#aabbcc", over white where the picture is transparent."""
    small = eight_bit(image).resize((16, 16), Image.Resampling.BOX).convert("RGBA")
    ground = Image.new("RGBA", small.size, "white")
    ground.alpha_composite(small)
    red, green, blue = ground.convert("RGB").resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02x}{green:02x}{blue:02x}"
