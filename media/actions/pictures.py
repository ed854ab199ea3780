"""Receiving pictures."""

from typing import IO, Any

from django.db import transaction

from cms.audit.actions import record

from ..inspection.sizes import size_of
from ..keeping import keep_picture
from ..models import Picture
from ..received import no_stray_file
from ..rules import may_receive
from ..tasks import make_renditions


def receive_picture(*, file: IO[bytes], owner: Any, title: str = "", alt: str = "") -> Picture:
    """Inspect a picture, keep the original privately, and have its renditions made.

    Args:
        file: an open file (an upload, or any seekable binary file).
        owner: the account that sends it.
        title: shown in lists; made from the file's name when empty.
        alt: alternative text.

    Raises:
        Unacceptable: it is not a picture that we take; the message says what to do.
        Refused: the account may not send it.
    """
    may_receive(owner, size_of(file)).require()
    with transaction.atomic():
        picture = keep_picture(file=file, owner=owner, title=title, alt=alt)
        with no_stray_file(picture.file.storage, picture.file.name):
            record(actor=owner, verb="media.receive_picture", subject=picture)
            transaction.on_commit(lambda: make_renditions.enqueue(picture.pk))
    return picture
