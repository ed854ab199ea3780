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
    try:
        yield Path(stored.path)
        return
    except NotImplementedError:
        pass
    with tempfile.TemporaryDirectory(prefix="stored-") as folder:
        path = Path(folder) / "file"
        with stored.storage.open(stored.name, "rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        yield path


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
