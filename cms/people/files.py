"""The files that a person uploaded: what there is, and what goes when they leave."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from media.in_use import may_delete
from media.models import Attachment, Film, Picture

from .models import User

File = Picture | Film | Attachment


def files_of(user: User) -> Iterator[File]:
    """Pictures, films and attachments of one account. Three queries."""
    return chain(
        Picture.objects.filter(uploaded_by_user=user).order_by("pk"),
        Film.objects.filter(uploaded_by=user).order_by("pk"),
        Attachment.objects.filter(uploaded_by_user=user).order_by("pk"),
    )


def described(user: User) -> list[dict[str, Any]]:
    """For the export: kind, title and when it came. The files themselves are in the person's hands."""
    return [
        {"kind": file._meta.model_name, "title": file.title, "created_at": file.created_at}
        for file in files_of(user)
    ]


def forget(user: User) -> int:
    """Delete what nothing uses any more. Returns how many; the rest goes with the works that use it."""
    unused = [file for file in files_of(user) if may_delete(file)]
    for file in unused:
        file.delete()
    return len(unused)
