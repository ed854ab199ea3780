"""Is this a document that we take? By content: PDF, DOCX, XLSX, PPTX, CSV, plain text."""

import csv
import io
import zipfile
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

import pikepdf
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from ..text import decode_text
from .errors import Unacceptable
from .sizes import size_of

OFFICE = {
    "word/document.xml": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xl/workbook.xml": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/presentation.xml": (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
}
MAX_MEMBERS = 5000
MAX_UNPACKED = 500 * 1024**2  # bytes
MAX_RATIO = 200  # unpacked to packed: office XML reaches 20 to 50
MAX_TEXT = 10 * 1024**2  # bytes of plain text


@dataclass(frozen=True)
class AttachmentFacts:
    """What inspection found."""

    extension: str
    content_type: str
    warnings: tuple[str, ...] = ()


def inspect_attachment(file: IO[bytes]) -> AttachmentFacts:
    """The type by content. Raises ``Unacceptable``; the file's name is never looked at."""
    size = size_of(file)
    if size == 0:
        raise Unacceptable("empty", _("This file is empty. Choose it again, or choose another one."))
    if size > settings.MEDIA_ATTACHMENT_MAX_BYTES:
        raise Unacceptable(
            "too_large",
            _("This document is larger than %(limit)s. Make it smaller or split it."),
            limit=filesizeformat(settings.MEDIA_ATTACHMENT_MAX_BYTES),
        )
    head = file.read(1024)
    file.seek(0)
    if head.lstrip().startswith(b"%PDF-"):
        return inspect_pdf(file)
    if head.startswith(b"PK\x03\x04"):
        return inspect_office(file, size)
    return inspect_text(file, size)


def inspect_pdf(file: IO[bytes]) -> AttachmentFacts:
    """A PDF that opens without a password. Actions and scripts in it are reported as ``pdf_actions``."""
    try:
        with pikepdf.open(cast(BinaryIO, file), suppress_warnings=True) as pdf:
            encrypted, pages = pdf.is_encrypted, len(pdf.pages)
            active = has_actions(pdf)
    except pikepdf.PasswordError as error:
        raise encrypted_pdf() from error
    except Exception as error:
        # qpdf's errors are many; whatever it can't read, a reader can't either.
        raise damaged_document() from error
    finally:
        if not file.closed:
            file.seek(0)
    if encrypted:
        raise encrypted_pdf()
    if not pages:
        raise damaged_document()
    return AttachmentFacts("pdf", "application/pdf", ("pdf_actions",) if active else ())


def has_actions(pdf: pikepdf.Pdf) -> bool:
    """Whether a PDF runs scripts or programs when it is opened."""
    root = pdf.Root
    if "/OpenAction" in root or "/AA" in root:
        return True
    names = root.get("/Names")
    return isinstance(names, pikepdf.Dictionary) and ("/JavaScript" in names or "/EmbeddedFiles" in names)


def inspect_office(file: IO[bytes], size: int) -> AttachmentFacts:
    """A Word, Excel or PowerPoint file without macros. Nothing is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise damaged_document() from error
    finally:
        file.seek(0)
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > size * MAX_RATIO:
        raise Unacceptable(
            "archive_bomb", _("This document unpacks to far more than it weighs, so we don't take it.")
        )
    names = {member.filename for member in members}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unacceptable(
            "macros", _("This document has macros. Save it without macros (DOCX, XLSX, PPTX).")
        )
    if any(member.flag_bits & 1 for member in members):
        raise encrypted_pdf()
    for main, (extension, content_type) in OFFICE.items():
        if main in names and "[Content_Types].xml" in names:
            return AttachmentFacts(extension, content_type)
    raise not_a_document()


def inspect_text(file: IO[bytes], size: int) -> AttachmentFacts:
    """Plain text, or CSV when its lines have the same number of columns."""
    if size > MAX_TEXT:
        raise not_a_document()
    data = file.read()
    file.seek(0)
    try:
        text = decode_text(data)
    except UnicodeDecodeError as error:
        raise not_a_document() from error
    controls = sum(1 for sign in text if ord(sign) < 32 and sign not in "\t\n\r\f")
    if controls or text.lstrip()[:200].lower().startswith(
        ("<!doctype", "<html", "<svg", "<?xml", "<script", "#!")
    ):
        raise not_a_document()
    if is_csv(text):
        return AttachmentFacts("csv", "text/csv; charset=utf-8")
    return AttachmentFacts("txt", "text/plain; charset=utf-8")


def is_csv(text: str) -> bool:
    """Whether the first lines are rows of two or more equal columns."""
    try:
        rows = [row for row in csv.reader(io.StringIO(text[:20_000])) if row][:20]
    except csv.Error:
        return False
    if len(text) > 20_000:
        rows = rows[:-1]
    return len(rows) >= 2 and len(rows[0]) >= 2 and len({len(row) for row in rows}) == 1


def not_a_document() -> Unacceptable:
    """What is raised when the content is none of the accepted kinds."""
    return Unacceptable(
        "not_a_document",
        _(
            "We take PDF, Word (DOCX), Excel (XLSX), PowerPoint (PPTX), CSV and plain text. Save it as one of these."
        ),
    )


def damaged_document() -> Unacceptable:
    """What is raised when the content can't be read."""
    return Unacceptable(
        "damaged", _("This document is damaged. Open it on your device, save it again and upload that.")
    )


def encrypted_pdf() -> Unacceptable:
    """What is raised when a password is needed."""
    return Unacceptable(
        "encrypted", _("This document is protected by a password. Save it without a password and try again.")
    )
