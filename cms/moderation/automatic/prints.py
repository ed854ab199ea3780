"""Prints of paragraphs and pictures: the same words or picture in two works have the same print."""

import hashlib
import unicodedata

SHORTEST = 40  # characters that count: shorter paragraphs are alike by chance


def normal(paragraph: str) -> str:
    """The characters that count: letters, numbers and ideographs, in one width and case."""
    text = unicodedata.normalize("NFKC", paragraph).lower()
    return "".join(character for character in text if unicodedata.category(character)[0] in "LN")


def of_paragraph(paragraph: str) -> str | None:
    """SHA-256 (hex) of a paragraph's characters that count; None when it is too short to tell."""
    text = normal(paragraph)
    if len(text) < SHORTEST:
        return None
    return hashlib.sha256(text.encode()).hexdigest()


def of_picture(picture_id: int, sha256: str) -> str:
    """The file's SHA-256; a picture whose file was not hashed is known by its row."""
    return sha256 or f"row:{picture_id}"
