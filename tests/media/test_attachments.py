"""Attachments: which documents are taken."""

import io
import zipfile

import pikepdf
import pytest

from media.actions import receive_attachment
from media.inspection import Unacceptable
from media.models import Attachment
from media.models.immutable import FileIsImmutable
from media.queries import attachments_json

from .conftest import upload


def pdf(**options) -> bytes:
    output = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(output, **options)
    return output.getvalue()


def office(*names: str, content: bytes = b"<xml/>") -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, content)
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "content_type", "extension"),
    [
        (pdf(), "application/pdf", "pdf"),
        (office("word/document.xml"), "wordprocessingml.document", "docx"),
        (office("xl/workbook.xml"), "spreadsheetml.sheet", "xlsx"),
        (office("ppt/presentation.xml"), "presentationml.presentation", "pptx"),
        ("城市,雨量\n广州,12\n".encode("gb18030"), "text/csv", "csv"),
        ("讲稿\n\n第一节".encode(), "text/plain", "txt"),
    ],
    ids=["pdf", "docx", "xlsx", "pptx", "csv", "txt"],
)
def test_documents_are_known_by_their_content(owner, content, content_type, extension):
    attachment = receive_attachment(file=upload(content, "说明.exe"), owner=owner)
    assert content_type in attachment.content_type
    assert attachment.file.name.endswith(f".{extension}")
    assert attachment.title == "说明"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + bytes(200), "not_a_document"),
        (b"<!doctype html><script>alert(1)</script>", "not_a_document"),
        (b"%PDF-1.7 and nothing else", "damaged"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "encrypted"),
        (office("word/document.xml", "word/vbaProject.bin"), "macros"),
        (office("readme.txt"), "not_a_document"),
        (office("word/document.xml", content=bytes(30_000_000)), "archive_bomb"),
        (office("word/document.xml")[:60], "damaged"),
    ],
    ids=["empty", "program", "html", "broken", "password", "macros", "zip", "bomb", "cut"],
)
def test_what_is_no_document_is_refused_with_what_to_do(owner, content, code):
    with pytest.raises(Unacceptable) as refusal:
        receive_attachment(file=upload(content, "说明.pdf"), owner=owner)
    assert refusal.value.code == code
    assert refusal.value.messages[0]
    assert not Attachment.objects.exists()


def test_an_attachments_file_never_changes(owner):
    attachment = receive_attachment(file=upload(pdf(), "a.pdf"), owner=owner)
    with pytest.raises(FileIsImmutable):
        attachment.file.save("b.pdf", upload(pdf()))


@pytest.mark.parametrize("count", [1, 3])
def test_attachments_are_read_in_one_query(owner, count, django_assert_num_queries):
    found = [receive_attachment(file=upload(pdf(), "a.pdf"), owner=owner) for _ in range(count)]
    with django_assert_num_queries(1):
        shown = attachments_json(one.pk for one in found)
    assert len(shown) == count
    assert all(one["size"] > 0 and one["url"].startswith("/files/attachments/") for one in shown.values())
