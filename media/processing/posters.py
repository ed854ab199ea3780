"""Still frames of a film."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils.translation import gettext_lazy as _

from ..ffmpeg import FfmpegFailed, convert, safe_input
from ..inspection import Unacceptable
from ..models import Film
from .localfiles import local_path

FRAME_SECONDS = 60  # how long taking one frame may take


@contextmanager
def frame_at(film: Film, second: float) -> Iterator[IO[bytes]]:
    """The frame at a second of a film, upright, as an open PNG. Raises ``Unacceptable``."""
    stored = film.playable or film.original
    with local_path(stored) as path, frame_of(path, second) as frame:
        yield frame


@contextmanager
def frame_of(path: Path, second: float) -> Iterator[IO[bytes]]:
    """The frame at a second of a local film. Raises ``Unacceptable`` when there is none."""
    with tempfile.TemporaryDirectory(prefix="frame-") as folder:
        picture = Path(folder) / "frame.png"
        arguments = [
            "-ss", f"{max(0.0, second):.3f}", *safe_input(path), "-map", "0:v:0", "-frames:v", "1",
            "-map_metadata", "-1", "-update", "1", "-f", "image2", "-c:v", "png", str(picture),
        ]  # fmt: skip
        try:
            convert(arguments, seconds=FRAME_SECONDS)
        except FfmpegFailed as error:
            raise no_frame() from error
        if not picture.exists() or not picture.stat().st_size:
            raise no_frame()
        with picture.open("rb") as frame:
            yield frame


def no_frame() -> Unacceptable:
    """What is raised when a film has no frame there."""
    return Unacceptable("no_frame", _("There is no picture at this moment of the film. Choose another."))
