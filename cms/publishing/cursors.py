"""Cursors: where a list goes on. Signed, and good only for the question that gave them."""

import base64
import binascii
import json
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

from .digests import canonical
from .errors import BadCursor

_MAC_LENGTH = 22  # characters of base64: 132 bits
_LONGEST = 600  # characters


def encode(place: list[Any], *, question: Any) -> str:
    """A cursor for ``place`` (JSON values: the last row's sort key) in the list that ``question`` asks for."""
    payload = _base64(json.dumps(place, separators=(",", ":")).encode())
    return payload + "." + _mac(payload, question)


def decode(cursor: str, *, question: Any) -> list[Any]:
    """The place that ``encode`` was given. Raises BadCursor for anything that it didn't make."""
    payload, _dot, mac = cursor.partition(".")
    if len(cursor) > _LONGEST or not constant_time_compare(_printable(mac), _mac(payload, question)):
        raise BadCursor(cursor[:50])
    try:
        place = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (binascii.Error, ValueError) as error:
        raise BadCursor(cursor[:50]) from error
    return list(place)


def _mac(payload: str, question: Any) -> str:
    said = _printable(payload) + canonical(question)
    signature = salted_hmac("cms.publishing.cursors", said.encode("utf-8", "replace"), algorithm="sha256")
    return _base64(signature.digest())[:_MAC_LENGTH]


def _printable(text: str) -> str:
    return text.encode("ascii", "replace").decode("ascii")


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
