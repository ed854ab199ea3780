"""Files made by code, and storages in a folder of each test's own."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Nothing that a test stores outlives it."""
    settings.VAR_DIR = tmp_path
    for alias, folder in (("default", "public"), ("originals", "private")):
        monkeypatch.setitem(storages[alias].__dict__, "location", str(tmp_path / "files" / folder))
        monkeypatch.setitem(storages[alias].__dict__, "base_location", str(tmp_path / "files" / folder))
    return tmp_path


@pytest.fixture
def owner(db: None) -> Any:
    return get_user_model().objects.create_user("owner@example.com", "a long password", name="作者")


def scene(width: int = 1200, height: int = 800) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "#c03020")
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill="#2040c0")
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    output = io.BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def upload(content: bytes, name: str = "照片.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture(scope="session")
def film_maker(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Makes films with ffmpeg, once for each set of arguments."""
    folder = tmp_path_factory.mktemp("films")
    made: dict[tuple[str, ...], bytes] = {}

    def make(*options: str, size: str = "320x180", seconds: float = 2, container: str = "mp4") -> bytes:
        key = (*options, size, str(seconds), container)
        if key not in made:
            path = folder / f"{len(made)}.{container}"
            subprocess.run(
                [
                    "ffmpeg", "-nostdin", "-v", "error", "-y",
                    "-f", "lavfi", "-i", f"testsrc=size={size}:rate=15:duration={seconds}",
                    "-f", "lavfi", "-i", f"sine=frequency=330:duration={seconds}",
                    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",
                    *options, str(path),
                ],
                check=True,
            )  # fmt: skip
            made[key] = path.read_bytes()
        return made[key]

    return make
