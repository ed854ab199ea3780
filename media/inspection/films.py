"""Is this a film that we take, and what is it?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..ffmpeg import ProbeFailed, probe
from .aigc import parse_label
from .errors import Unacceptable

MAX_SIDE = 8192  # pixels
MAX_DURATION = 3 * 3600  # seconds
EXTENSIONS = {
    "mov": "mp4",
    "matroska": "mkv",
    "avi": "avi",
    "mpegts": "ts",
    "mpeg": "mpg",
    "flv": "flv",
    "asf": "wmv",
}
SCRIPTS = (b"#EXTM3U", b"ffconcat", b"<MPD", b"<?xml", b"[playlist]", b"<smil", b"<asx")


@dataclass(frozen=True)
class FilmFacts:
    """What inspection found. Sizes are pixels of the upright film."""

    extension: str
    width: int
    height: int
    duration: float  # seconds
    frame_rate: float
    video_codec: str
    audio_codec: str  # "" when silent
    video_index: int  # the stream to take
    rotation: int  # degrees
    transfer: str  # "smpte2084" and "arib-std-b67" are high dynamic range
    aigc: dict[str, Any] = field(default_factory=dict)

    @property
    def is_hdr(self) -> bool:
        """Whether the brightness needs mapping to what every screen can show."""
        return self.transfer in ("smpte2084", "arib-std-b67")

    def as_json(self) -> dict[str, Any]:
        """What is kept with the film, for the editor."""
        return {
            "video_codec": self.video_codec,
            "audio_codec": self.audio_codec,
            "frame_rate": round(self.frame_rate, 3),
            "rotation": self.rotation,
            "hdr": self.is_hdr,
            **({"aigc": self.aigc} if self.aigc else {}),
        }


def inspect_film(path: Path) -> FilmFacts:
    """Ask ffprobe about a film. Raises ``Unacceptable``; the file's name is never looked at.

    A playlist or script under a film's name would make ffmpeg read other files: the first bytes
    are looked at before ffprobe is started, and ffprobe knows only the containers that we take.
    """
    with path.open("rb") as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise Unacceptable("empty", _("This file is empty. Choose it again, or choose another one."))
    if head.startswith(SCRIPTS):
        raise Unacceptable(
            "playlist", _("This is a playlist and not a film. Upload the film itself, for example as MP4.")
        )
    try:
        found = probe(path)
    except ProbeFailed as error:
        raise refusal(error) from error
    return facts_of(found)


def refusal(error: ProbeFailed) -> Unacceptable:
    """Why ffprobe could not read it, in words that help."""
    if "moov atom not found" in error.output:
        return Unacceptable(
            "no_index",
            _(
                "This film has no index: it was probably not saved to the end. Export it again and upload that."
            ),
        )
    return Unacceptable(
        "not_a_film", _("This is not a film that we can read. Save it as MP4 (H.264) and upload that.")
    )


def facts_of(found: dict[str, Any]) -> FilmFacts:
    """Facts from ffprobe's answer. Raises ``Unacceptable``."""
    streams = found.get("streams") or []
    container = found.get("format") or {}
    video = next(
        (
            stream
            for stream in streams
            if stream.get("codec_type") == "video" and not stream.get("disposition", {}).get("attached_pic")
        ),
        None,
    )
    if video is None:
        raise Unacceptable("no_video", _("This file has sound only and no picture. Upload a film."))
    width, height = int(video.get("width") or 0), int(video.get("height") or 0)
    duration = number(container.get("duration")) or number(video.get("duration"))
    if not width or not height or video.get("nb_frames") == "0" or duration <= 0:
        raise Unacceptable("no_frames", _("This film holds no pictures. Export it again and upload that."))
    if max(width, height) > MAX_SIDE:
        raise Unacceptable("too_many_pixels", _("This film is larger than 8K. Export it at 1080p or 4K."))
    if duration > MAX_DURATION:
        raise Unacceptable("too_long", _("This film is longer than three hours. Cut it into parts."))
    rotation = rotation_of(video)
    if rotation % 180:
        width, height = height, width
    audio: dict[str, Any] = next((stream for stream in streams if stream.get("codec_type") == "audio"), {})
    return FilmFacts(
        extension=EXTENSIONS.get(str(container.get("format_name", "")).split(",")[0], "bin"),
        width=width,
        height=height,
        duration=duration,
        frame_rate=rate(video.get("avg_frame_rate")),
        video_codec=str(video.get("codec_name", "")),
        audio_codec=str(audio.get("codec_name", "")),
        video_index=int(video["index"]),
        rotation=rotation,
        transfer=str(video.get("color_transfer", "")),
        aigc=label_of(container.get("tags") or {}),
    )


def rotation_of(video: dict[str, Any]) -> int:
    """Degrees by which players turn the film, 0 to 359."""
    for side in video.get("side_data_list") or []:
        if "rotation" in side:
            return int(number(side["rotation"])) % 360
    return 0


def label_of(tags: dict[str, Any]) -> dict[str, Any]:
    """The AIGC label in a container's tags; empty when there is none."""
    return next((parse_label(value) for name, value in tags.items() if name.upper() == "AIGC"), {})


def number(value: Any) -> float:
    """A finite number, or 0."""
    try:
        result = float(value)
    except (TypeError, ValueError):
        return 0.0
    return result if 0 <= abs(result) < 1e12 else 0.0


def rate(value: Any) -> float:
    """Frames a second from "30000/1001"; 0 when unknown."""
    above, _slash, below = str(value or "").partition("/")
    return number(above) / number(below) if number(below) else 0.0
