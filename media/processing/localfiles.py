"""Stored files as local paths, and local files into storage by rename."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db.models.fields.files import FieldFile


@contextmanager
def local_path(stored: FieldFile) -> Iterator[Path]:
    """Where a stored file can be read by a program: itself when it is local, else a copy."""
    local = stored_path(stored)
    if local is not None:
        yield local
        return
    with tempfile.TemporaryDirectory(prefix="stored-") as folder:
        path = Path(folder) / "file"
        with stored.storage.open(str(stored.name), "rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        yield path


def stored_path(stored: FieldFile) -> Path | None:
    """Where local storage keeps a file; None when the storage is not local."""
    try:
        return Path(stored.path)
    except NotImplementedError:
        return None


@contextmanager
def output_folder() -> Iterator[Path]:
    """An empty folder beside the stored files, so that a finished one gets there by rename."""
    parent = Path(settings.VAR_DIR) / "files" / "unfinished"
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix="film-") as folder:
        yield Path(folder)


class FinishedFile(File):
    """A local file that local storage may take by renaming it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), name=path.name)
        self._path = path

    def temporary_file_path(self) -> str:
        """What Django's local storage asks to move the file instead of copying it."""
        return str(self._path)
