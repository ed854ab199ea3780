"""A film as a function of time, written to MP4 through ffmpeg."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from ..drawing.canvas import Canvas
from ..drawing.palette import NAVY, WHITE

WIDTH, HEIGHT = 1280, 720  # pixels of the finished film; drawn 1.5 times as large
OVERSIZE = 1.5
RATE = 12  # frames a second
# A soft chord that swells and fades: three sines and a slow tremor.
TONE = (
    "0.035*sin(2*PI*196*t)*(0.6+0.4*sin(2*PI*0.11*t))"
    "+0.028*sin(2*PI*246.94*t)*(0.6+0.4*sin(2*PI*0.07*t+1))"
    "+0.022*sin(2*PI*293.66*t)*(0.6+0.4*sin(2*PI*0.09*t+2))"
)


class Reel:
    """One film. Subclasses say how long it is, prepare the still ground, and draw each frame."""

    seconds: float = 20
    still_at: float = 10  # the second whose frame is the cover

    def ground(self) -> Canvas:
        """What does not move."""
        raise NotImplementedError

    def advance(self, t: float, step: float) -> None:
        """Let the simulation run on to ``t``."""

    def frame(self, c: Canvas, t: float) -> None:
        """Draw what moves at second ``t`` over a copy of the ground."""
        raise NotImplementedError

    def frames(self, until: float | None = None) -> Iterator[Canvas]:
        """All frames in order, or those before ``until`` seconds (the simulation needs all of them)."""
        ground = self.ground()
        step = 1 / RATE
        for number in range(round((until or self.seconds) * RATE)):
            t = number * step
            self.advance(t, step)
            sheet = ground.copy()
            self.frame(sheet, t)
            yield sheet

    def still(self) -> Image.Image:
        """The frame for the cover, 1600 by 900."""
        ground = self.ground()
        step = 1 / RATE
        for number in range(round(self.still_at * RATE) + 1):
            self.advance(number * step, step)
        self.frame(ground, self.still_at)
        return ground.image.resize((1600, 900), Image.Resampling.LANCZOS)

    def write(self, path: Path) -> None:
        """Make the film as MP4 with its soft tone. Raises CalledProcessError."""
        size = f"{round(WIDTH * OVERSIZE)}x{round(HEIGHT * OVERSIZE)}"
        command = [
            "ffmpeg", "-v", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(RATE), "-i", "pipe:0",
            "-f", "lavfi", "-i", f"aevalsrc='{TONE}':s=44100:d={self.seconds}",
            "-vf", f"scale={WIDTH}:{HEIGHT}:flags=area", "-c:v", "libx264", "-preset", "veryfast",
            "-crf", "20", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "64k", "-shortest", str(path),
        ]  # fmt: skip
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            if process.stdin is None:
                raise RuntimeError("ffmpeg has no input")
            for sheet in self.frames():
                process.stdin.write(sheet.image.tobytes())
            process.stdin.close()
            code = process.wait()
        if code:
            raise subprocess.CalledProcessError(code, command)


def sheet(ground: str) -> Canvas:
    """An empty frame."""
    return Canvas(WIDTH, HEIGHT, ground, scale=OVERSIZE)


def heading(c: Canvas, text: str, colour: str = WHITE, back: str = NAVY) -> None:
    """The words of a scene, on a band at the top left."""
    wide = sum(38 if ord(sign) > 255 else 21 for sign in text) + 64
    c.box(40, 34, wide, 70, back, radius=35)
    c.middle(40 + wide / 2, 68, text, 38, colour)


def scene_at(scenes: Sequence[tuple[float, str]], t: float) -> str:
    """The words of the scene that runs at second ``t``."""
    return next((words for start, words in reversed(scenes) if t >= start), "")


def share(t: float, start: float, end: float) -> float:
    """How far t is from start to end, 0 to 1, gently."""
    x = min(1.0, max(0.0, (t - start) / (end - start)))
    return x * x * (3 - 2 * x)
