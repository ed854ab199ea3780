"""Text that people upload, in the encodings that Chinese systems write."""

ENCODINGS = ("utf-8-sig", "utf-16", "gb18030", "big5")  # in this order; a guesser takes GB18030 for Korean


def decode_text(data: bytes) -> str:
    """The text in the first of our encodings that reads all of it. Raises UnicodeDecodeError."""
    failure: UnicodeDecodeError | None = None
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue  # without its mark any even number of bytes would pass
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            failure = error
    assert failure is not None
    raise failure
