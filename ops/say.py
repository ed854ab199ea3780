"""How ``./dev`` speaks: a line for each step, a line for each fault."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_began = time.monotonic()


class Fault(Exception):
    """What stops a verb, in one line that says what is wrong and what to do about it."""


def say(text: str) -> None:
    """One line on standard output, at once."""
    print(text, flush=True)


def warn(text: str) -> None:
    """One line on standard error."""
    print(f"./dev: {text}", file=sys.stderr, flush=True)


def elapsed() -> float:
    """Seconds since ``./dev`` was started."""
    return time.monotonic() - _began


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took when that was worth saying."""
    say(f"· {text}")
    start = time.monotonic()
    yield
    took = time.monotonic() - start
    if took >= 2:
        say(f"  {took:.0f} s")
