"""A wrong or lying file type, sent to the studio."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.people.models import Creator
from media.models import Attachment, Film, Picture

from .conftest import Browser

LIES = {
    "pictures": [
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(7)'/>"),
        ("a.png", b"GIF89a<script>"),
    ],
    "films": [
        ("a.mp4", b"<!doctype html><script>alert(7)</script>"),
        ("a.mp4", b"#EXTM3U\nfile:///etc/passwd"),
    ],
    "attachments": [
        ("a.pdf", b"<html><script>alert(7)</script>"),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.txt", b"MZ\x00\x01"),
    ],
}


@pytest.mark.parametrize(("door", "file"), [(door, file) for door, files in LIES.items() for file in files])
def test_a_wrong_or_lying_file_type_is_refused_in_chinese_and_nothing_stays(
    browser: Browser, creator: Creator, door: str, file: tuple[str, bytes]
) -> None:
    before = stored()
    name, content = file
    upload = SimpleUploadedFile(name, content, content_type="image/jpeg")
    answer = browser(creator.user).post(reverse(f"studio:{door}"), {"file": upload})
    assert answer.status_code == 422
    assert any("\u4e00" <= sign <= "\u9fff" for sign in answer.json()["message"])
    assert not any(model.objects.exists() for model in (Picture, Film, Attachment))
    assert stored() == before


def stored() -> set[Path]:
    """Every file of ours."""
    return {
        path for path in Path(settings.VAR_DIR).rglob("*") if path.is_file() and "sqlite" not in path.name
    }
