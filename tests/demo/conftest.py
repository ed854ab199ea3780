"""A short film, and storages in a folder of each test's own."""

import subprocess
from pathlib import Path

import pytest
from django.core.files.storage import storages


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a test stores outlives it."""
    for alias, folder in (("default", "public"), ("originals", "private")):
        for name in ("location", "base_location"):
            monkeypatch.setitem(storages[alias].__dict__, name, str(tmp_path / "files" / folder))


@pytest.fixture
def film_file(tmp_path: Path) -> Path:
    path = tmp_path / "short.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=12:duration=1", "-c:v", "libx264",
         "-pix_fmt", "yuv420p", str(path)],
        check=True,
    )  # fmt: skip
    return path
