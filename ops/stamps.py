"""Skip a step whose inputs have not changed since it last succeeded."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from .paths import ROOT, STAMPS


def digest(inputs: Iterable[Path], *words: str) -> str:
    """The SHA-256 over files (missing ones too), everything in folders, and words."""
    sha = hashlib.sha256()
    for item in inputs:
        files = sorted(path for path in item.rglob("*") if path.is_file()) if item.is_dir() else [item]
        for path in files:
            sha.update(str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).encode() + b"\0")
            sha.update(path.read_bytes() if path.exists() else b"-")
    for word in words:
        sha.update(b"\0" + word.encode())
    return sha.hexdigest()


def fresh(name: str, value: str) -> bool:
    """Whether the step of this name last succeeded with this digest."""
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == value


def stamp(name: str, value: str) -> None:
    """Remember that the step of this name succeeded with this digest."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(value)
