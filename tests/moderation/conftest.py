"""Storages of each test's own, and the people of a small editorial office."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from .factories import Office, make_office


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Nothing that a test stores outlives it."""
    settings.VAR_DIR = tmp_path
    for alias, folder in (("default", "public"), ("originals", "private")):
        monkeypatch.setitem(storages[alias].__dict__, "location", str(tmp_path / "files" / folder))
        monkeypatch.setitem(storages[alias].__dict__, "base_location", str(tmp_path / "files" / folder))
    return tmp_path


@pytest.fixture
def office(db: None) -> Office:
    """A creator, and two people for each stage."""
    return make_office()
