"""What all kinds of receiving share: one pass over the bytes, a title, no stray file on failure."""

import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.files.storage import Storage

CHUNK = 1024 * 1024  # bytes
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def sha256_of(file: IO[bytes]) -> str:
    """The digest of a whole file; leaves it at its start."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def copied(file: IO[bytes], path: Path) -> str:
    """Copy a file to a path of ours and return its digest."""
    file.seek(0)
    digest = hashlib.sha256()
    with path.open("wb") as target:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


@contextmanager
def working_folder() -> Iterator[Path]:
    """An empty folder of our own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="received-") as folder:
        yield Path(folder)


def title_from(title: str, filename: str | None) -> str:
    """The given title, or one made from the name under which the file came: text to show, never a path."""
    text = title.strip()
    if not text:
        base = re.split(r"[/\\]", filename or "")[-1]
        text = base.rpartition(".")[0] or base
    text = INVISIBLE.sub("", text)
    text = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    return text.strip()[:255] or "—"


@contextmanager
def no_stray_file(storage: Storage, name: str) -> Iterator[None]:
    """Delete a stored file again when what follows fails."""
    try:
        yield
    except BaseException:
        storage.delete(name)
        raise
