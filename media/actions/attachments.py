"""Receiving documents that a work offers to download."""

from typing import IO, Any

from django.core.files import File
from django.db import transaction

from cms.audit.actions import record

from ..inspection import inspect_attachment
from ..inspection.sizes import size_of
from ..models import Attachment
from ..received import no_stray_file, sha256_of, title_from
from ..rules import may_receive


def receive_attachment(*, file: IO[bytes], owner: Any, title: str = "") -> Attachment:
    """Inspect a document and keep it under a name that can't be guessed.

    Args:
        file: an open file (an upload, or any seekable binary file).
        owner: the account that sends it.
        title: shown as the name of the download; made from the file's name when empty.

    Raises:
        Unacceptable: it is not a document that we take; the message says what to do.
        Refused: the account may not send it.
    """
    may_receive(owner, size_of(file)).require()
    facts = inspect_attachment(file)
    attachment = Attachment(
        title=title_from(title, getattr(file, "name", None)),
        sha256=sha256_of(file),
        content_type=facts.content_type,
        uploaded_by_user=owner,
    )
    attachment.file.save(f"attachment.{facts.extension}", File(file), save=False)
    with no_stray_file(attachment.file.storage, str(attachment.file.name)), transaction.atomic():
        attachment._set_document_file_metadata()
        attachment.save()
        record(
            actor=owner, verb="media.receive_attachment", subject=attachment, warnings=list(facts.warnings)
        )
    return attachment
