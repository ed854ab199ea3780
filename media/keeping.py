"""Storing a picture that was inspected: the original, privately, and its row."""

from typing import IO, Any

from django.core.files import File
from django.db import transaction

from .inspection import inspect_picture
from .models import Picture
from .received import no_stray_file, sha256_of, title_from


def keep_picture(*, file: IO[bytes], owner: Any, title: str = "", alt: str = "") -> Picture:
    """Inspect and store. Asks no rule and makes no renditions. Raises ``Unacceptable``."""
    facts = inspect_picture(file)
    picture = Picture(
        title=title_from(title, getattr(file, "name", None)),
        alt=alt.strip()[:300],
        sha256=sha256_of(file),
        average_colour=facts.average_colour,
        facts=facts.as_json(),
        uploaded_by_user=owner,
    )
    picture.file.save(f"picture.{facts.extension}", File(file), save=False)
    with no_stray_file(picture.file.storage, picture.file.name), transaction.atomic():
        picture._set_image_file_metadata()
        picture.save()
    return picture
