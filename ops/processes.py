"""Child processes that end with ``./dev``, however it ends."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import IO

from .paths import ROOT
from .say import Fault

PR_SET_PDEATHSIG = 1  # prctl(2): Linux sends the child this signal when its parent dies, even by SIGKILL


class Stopped(Exception):
    """A signal asked ``./dev`` to stop."""


def start(
    command: Sequence[str], env: Mapping[str, str] | None = None, output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start a program in a process group of its own, which ``stop`` ends as a whole; its words go to ``output``."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
        preexec_fn=_die_with_parent,
    )


def stop(children: Sequence[subprocess.Popen[bytes]], patience: float = 8) -> None:
    """End every child with all that it started: first asked, after ``patience`` seconds made to.

    Only the child itself is asked: a worker whose ffmpeg was ended under it would note a failed task,
    while one that is made to leaves a task that another worker takes over.
    """
    for child in children:
        child.terminate()
    deadline = time.monotonic() + patience
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(
                child.pid, signal.SIGKILL
            )  # what the child left behind in its group, or the child itself
        child.wait()


def watch(children: Mapping[str, subprocess.Popen[bytes]], until: Callable[[], bool] = lambda: False) -> None:
    """Wait until ``until`` says so, a signal comes (``Stopped``) or a child ends by itself (``Fault``)."""
    while not until():
        for name, child in children.items():
            if child.poll() is not None:
                raise Fault(f"the {name} ended by itself with code {child.returncode}; its words are above")
        time.sleep(1)


def stop_on_signals() -> None:
    """Turn Ctrl-C, SIGTERM and a closed terminal into ``Stopped``."""

    def raise_stopped(number: int, frame: FrameType | None) -> None:
        for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(other, signal.SIG_IGN)  # one is enough: a second must not cut the tidying short
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, raise_stopped)


def require_free(port: int, host: str = "127.0.0.1") -> None:
    """A ``Fault`` when something listens on the port already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) == 0:
            raise Fault(f"port {port} is in use; take another: PORT={port + 1} ./dev run")


def answers(url: str) -> bool:
    """Whether an address of ours answers with success."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
