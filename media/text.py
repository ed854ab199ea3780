"""Text that people upload, in the encodings that Chinese systems write."""

import re

ENCODINGS = ("utf-8-sig", "utf-16", "gb18030", "big5")  # in this order; a guesser takes GB18030 for Korean
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")  # what most Big5 becomes when it is read as GB18030


def decode_text(data: bytes) -> str:
    """The text in the first of our encodings that makes sense of all of it. Raises UnicodeDecodeError."""
    failure = UnicodeDecodeError("utf-8", data[:1], 0, 1, "none of the encodings reads it")
    doubtful: str | None = None
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue  # without its mark any even number of bytes would pass
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            failure = error
            continue
        if encoding == "gb18030" and PRIVATE_USE.search(text):
            doubtful = text
            continue
        return text
    if doubtful is not None:
        return doubtful
    raise failure
