"""Storages of a test's own."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Nothing that the test stores outlives it."""
    settings.VAR_DIR = tmp_path
    for alias, folder in (("default", "public"), ("originals", "private")):
        monkeypatch.setitem(storages[alias].__dict__, "location", str(tmp_path / "files" / folder))
        monkeypatch.setitem(storages[alias].__dict__, "base_location", str(tmp_path / "files" / folder))
    return tmp_path
