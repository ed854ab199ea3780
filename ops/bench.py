"""``./dev bench``: how fast the running site answers readers. It asks nothing but this machine."""

import os
import statistics
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from . import processes
from .say import Fault, say

ROUNDS = 200
READERS = 4
PATHS = (
    "/",
    "/article/",
    "/video/",
    "/topics/",
    "/search/?q=%E5%8F%B0%E9%A3%8E",
    "/api/v1/works",
    "/api/v1/topics",
)


def main(arguments: list[str]) -> int:
    """``./dev bench [path …]``: each path 200 times by 4 readers; the address is URL=, else the usual port."""
    base = os.environ.get("URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
    if urlsplit(base).hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise Fault("bench asks this machine only: URL=http://127.0.0.1:…")
    if not processes.answers(f"{base}/healthz"):
        raise Fault(f"no site answers at {base}; start it in another window: ./dev run")
    say(f"{'path':<40} {'p50':>8} {'p95':>8} {'most':>8}   a second   ({ROUNDS} each, {READERS} readers)")
    return max([_measure(base, path) for path in arguments or PATHS])


def _measure(base: str, path: str) -> int:
    try:
        _ask(base + path)  # the first one fills caches
        start = time.perf_counter()
        with ThreadPoolExecutor(READERS) as readers:
            took = sorted(readers.map(lambda _: _ask(base + path), range(ROUNDS)))
    except OSError as error:
        say(f"{path:<40} {error}")
        return 1
    rate = ROUNDS / (time.perf_counter() - start)
    say(f"{path:<40} {_ms(statistics.median(took))} {_ms(_at(took, 0.95))} {_ms(took[-1])}   {rate:>8.0f}")
    return 0


def _ask(url: str) -> float:
    """Seconds until the whole answer was here."""
    start = time.perf_counter()
    with urllib.request.urlopen(url, timeout=30) as answer:
        answer.read()
    return time.perf_counter() - start


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:>5.0f} ms"
