"""How large a file is, without reading it."""

import os
from typing import IO


def size_of(file: IO[bytes]) -> int:
    """Bytes in an open file; leaves it at its start."""
    size = getattr(file, "size", None)
    if not isinstance(size, int):
        size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size
