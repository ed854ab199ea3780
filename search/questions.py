"""What someone typed into the search box, understood: words and quoted phrases, all of which must be found."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .analysis import normalise

LONGEST = 200  # characters
MOST_TERMS = 12

_QUOTED_OR_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "＂": '"'})


class QueryError(ValueError):
    """Nothing can be searched for with this; ``message`` says why, to the person who typed it."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Question:
    """Normalised terms, without doubles, in the order typed."""

    terms: tuple[str, ...]


def understand(query: str) -> Question:
    """Read a query. Raises QueryError (``empty_query``, ``query_too_long``, ``too_many_words``)."""
    if len(query) > LONGEST:
        raise QueryError(
            "query_too_long", _("That is too long to search for. Use a few words, 200 characters at most.")
        )
    found = (normalise(phrase or word) for phrase, word in _QUOTED_OR_WORD.findall(query.translate(_QUOTES)))
    terms = tuple(dict.fromkeys(term for term in found if _says_something(term)))
    if not terms:
        raise QueryError("empty_query", _("Type a word to search for, for example “typhoon”."))
    if len(terms) > MOST_TERMS:
        raise QueryError("too_many_words", _("Those are too many words at once. Use twelve at most."))
    return Question(terms)


def _says_something(term: str) -> bool:
    """Whether there is a letter, a figure or a symbol in it (an emoji is one), not only punctuation."""
    return any(unicodedata.category(character)[0] in "LNS" for character in term)
