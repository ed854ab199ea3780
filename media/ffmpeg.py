"""Running ffprobe and ffmpeg on files that strangers sent.

A 128-byte playlist named ``x.mp4`` makes ffmpeg decode any file on the machine. So: only the
containers that we take, only local files, an absolute path of our own choosing behind ``file:``, an
empty working folder, no standard input, a process group of its own, limits on time and memory.
"""

import json
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf"
SAFE_INPUT = ["-protocol_whitelist", "file", "-format_whitelist", CONTAINERS]
GIB = 1024**3
PROBE_SECONDS = 30
CAPTURED = 20_000  # characters of an error that are kept


class FfmpegFailed(Exception):
    """A program failed or took too long. ``output`` is the end of what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(output.strip().rpartition("\n")[2][:300])
        self.output = output


class ProbeFailed(FfmpegFailed):
    """ffprobe could not read the file."""


class Interrupted(Exception):
    """``on_progress`` said to stop."""


def probe(path: Path) -> dict[str, Any]:
    """What ffprobe says about a film: ``format`` and ``streams``. Raises ``ProbeFailed``."""
    command = [
        "ffprobe", "-hide_banner", "-v", "error", *SAFE_INPUT, "-print_format", "json",
        "-show_format", "-show_streams", f"file:{path.resolve()}",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="probe-") as folder:
        process = start(command, folder, memory=2 * GIB, cpu_seconds=PROBE_SECONDS)
        try:
            output, errors = process.communicate(timeout=PROBE_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ProbeFailed("took too long") from error
        finally:
            stop(process)
    if process.returncode != 0:
        raise ProbeFailed(errors[-CAPTURED:])
    try:
        return json.loads(output)
    except ValueError as error:
        raise ProbeFailed("answered nonsense") from error


def convert(
    arguments: list[str],
    *,
    seconds: float,
    on_progress: Callable[[float], bool] | None = None,
) -> None:
    """Run ffmpeg with our arguments (inputs given through ``safe_input``).

    Args:
        arguments: everything after the options that every run has.
        seconds: how long it may take.
        on_progress: told the seconds of film that are done, about twice a second; False stops it.

    Raises:
        FfmpegFailed: it failed or took too long.
        Interrupted: ``on_progress`` answered False.
    """
    command = ["ffmpeg", "-nostdin", "-hide_banner", "-v", "error", "-y", "-progress", "pipe:1", *arguments]
    deadline = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="ffmpeg-") as folder, tempfile.TemporaryFile("w+") as errors:
        process = start(command, folder, memory=6 * GIB, cpu_seconds=int(seconds * 8), stderr=errors)
        try:
            follow(process, deadline, on_progress)
            code = process.wait(timeout=max(1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise FfmpegFailed("took too long") from error
        finally:
            stop(process)
        errors.seek(0)
        if code != 0:
            raise FfmpegFailed(errors.read(CAPTURED) or f"ended with {code}")


def safe_input(path: Path) -> list[str]:
    """The arguments that open one of our files as an input, and nothing that it names."""
    return [*SAFE_INPUT, "-i", f"file:{path.resolve()}"]


def follow(
    process: subprocess.Popen[str], deadline: float, on_progress: Callable[[float], bool] | None
) -> None:
    """Read ffmpeg's progress to its end, which comes with the process's."""
    for line in process.stdout or ():
        if time.monotonic() > deadline:
            raise FfmpegFailed("took too long")
        name, _equals, value = line.strip().partition("=")
        if name != "out_time_us" or not value.lstrip("-").isdigit() or on_progress is None:
            continue
        if not on_progress(max(0, int(value)) / 1_000_000):
            raise Interrupted


def start(
    command: list[str], folder: str, *, memory: int, cpu_seconds: int, stderr: Any = subprocess.PIPE
) -> subprocess.Popen[str]:
    """Start a program in an empty folder, in a group of its own, under limits (bytes, seconds)."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": folder},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    if hasattr(resource, "prlimit"):  # Linux; elsewhere the time limit alone holds
        with suppress(ProcessLookupError):  # it may have ended already
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory, memory))
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 5))
    return process


def stop(process: subprocess.Popen[str]) -> None:
    """End the whole group, if any of it is left."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
