"""Names as they are kept: one line, without signs that can't be seen."""

import unicodedata


def clean_name(text: str) -> str:
    """The text in one form (NFC), its spaces made one, without control and formatting characters.

    Formatting characters turn the direction of writing or join letters unseen, so that one
    name could be shown as another's.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    seen = (sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co"))
    return " ".join("".join(seen).split())
