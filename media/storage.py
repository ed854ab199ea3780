"""Where files lie, and under which names.

Two storages: ``default`` holds what anyone may fetch who knows the address, ``originals`` holds
what came, and has no address at all. Names say nothing and can't be guessed.
"""

import secrets
from datetime import UTC, datetime
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage, storages

PICTURES = "pictures/"
FILMS = "films/"
ATTACHMENTS = "attachments/"
SUBTITLES = "subtitles/"


class PrivateFiles(FileSystemStorage):
    """A local folder that has no address: asking for one raises ValueError."""

    base_url: Any = None  # not Django's default, which is where the public files are


def originals() -> Storage:
    """The private storage. A function, so that migrations don't write a folder down."""
    return storages["originals"]


def unguessable(folder: str, extension: str) -> str:
    """A new name: folder, month, 128 random bits. ``extension`` has no dot."""
    return f"{folder}{datetime.now(UTC):%Y%m}/{secrets.token_hex(16)}.{extension}"
