"""Serving files: the public ones by name, originals to those who may see them.

For development and small sites; in front of a large one nginx or a CDN serves the public folder.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import IO, cast

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header, parse_etags
from django.views.decorators.http import require_safe

from .models import Attachment, Film, Picture
from .rules import may_see_original
from .storage import ATTACHMENTS

CHUNK = 64 * 1024  # bytes
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
INLINE = {  # shown in the page; anything else is a download
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "avif": "image/avif",
    "mp4": "video/mp4",
    "vtt": "text/vtt; charset=utf-8",
}
DOWNLOADS = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8"}
FOR_EVER = "public, max-age=31536000, immutable"  # a name never means another file
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
ORIGINALS: dict[str, tuple[type[Picture | Film | Attachment], str]] = {
    "picture": (Picture, "file"),
    "film": (Film, "original"),
    "attachment": (Attachment, "file"),
}


@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the public storage, whole or (for films) one range of it."""
    etag = f'"{name}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return guarded(HttpResponseNotModified(), etag)
    try:
        file = default_storage.open(name, "rb")
        size = default_storage.size(name)
    except (
        FileNotFoundError,
        IsADirectoryError,
        NotADirectoryError,
        SuspiciousFileOperation,
        ValueError,
    ) as error:
        raise Http404 from error
    extension = name.rpartition(".")[2].lower()
    wanted = requested_range(request, size)
    if wanted == ():
        file.close()
        refused = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    response: HttpResponseBase
    if wanted:
        first, last = wanted
        response = StreamingHttpResponse(slice_of(file, first, last), status=HTTPStatus.PARTIAL_CONTENT)
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    else:
        response = FileResponse(file)
        response["Content-Length"] = str(size)
    response["Content-Type"] = INLINE.get(extension) or DOWNLOADS.get(extension, "application/octet-stream")
    if extension not in INLINE:
        response["Content-Disposition"] = as_download(shown_name(name))
    response["Accept-Ranges"] = "bytes"
    return guarded(response, etag)


@require_safe
def original_file(request: HttpRequest, kind: str, pk: int) -> HttpResponseBase:
    """The file as it came, as a download, to its owner and those who review it. Raises ``Refused``."""
    model, field = ORIGINALS[kind]
    thing = cast(Picture | Film | Attachment, get_object_or_404(model, pk=pk))
    may_see_original(request.user, thing).require()
    stored = getattr(thing, field)
    extension = stored.name.rpartition(".")[2]
    response = FileResponse(stored.storage.open(stored.name, "rb"), content_type="application/octet-stream")
    response["Content-Disposition"] = as_download(f"{thing.title}.{extension}")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    return response


def guarded(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    """Headers of everything public: nothing in a file may act as a page of ours."""
    response["ETag"] = etag
    response["Cache-Control"] = FOR_EVER
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Access-Control-Allow-Origin"] = "*"  # front ends elsewhere show our films and subtitles
    return response


def requested_range(request: HttpRequest, size: int) -> tuple[int, int] | tuple[()] | None:
    """First and last byte that are asked for; () when there are no such bytes, None for all of them.

    RFC 9110, section 14: what we don't understand, several ranges among it, means the whole file.
    """
    if "If-Range" in request.headers:
        return None
    match = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1) if length else ()
    start, end = int(first), min(int(last) if last else size - 1, size - 1)
    if last and int(last) < start:
        return None
    return (start, end) if start < size else ()


def slice_of(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    """Bytes ``first`` to ``last`` of a file, which is closed afterwards."""
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def as_download(name: str) -> str:
    """The header that has a browser save a file under a name."""
    return content_disposition_header(True, name) or "attachment"


def shown_name(name: str) -> str:
    """The name under which a download is saved: the attachment's title, where there is one."""
    base, _dot, extension = name.rpartition("/")[2].rpartition(".")
    if name.startswith(ATTACHMENTS):
        title = Attachment.objects.filter(file=name).values_list("title", flat=True).first()
        base = title or base
    return f"{base}.{extension}"
