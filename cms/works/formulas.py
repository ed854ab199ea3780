"""LaTeX to MathML, cleaned: only presentation elements with harmless attributes pass."""

from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, fromstring, register_namespace, tostring

from latex2mathml.converter import convert

MATHML = "http://www.w3.org/1998/Math/MathML"
MAX_LENGTH = 1000  # characters
_ELEMENTS = {
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle",
    "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none",
    "mtable", "mtr", "mtd", "mpadded", "mphantom", "menclose", "merror",
}  # fmt: skip
_ATTRIBUTES = {
    "display", "mathvariant", "stretchy", "fence", "separator", "form", "lspace", "rspace", "width",
    "height", "depth", "linethickness", "columnalign", "rowspacing", "columnspacing", "columnlines",
    "rowlines", "accent", "accentunder", "movablelimits", "largeop", "minsize", "maxsize", "notation",
    "displaystyle", "scriptlevel", "symmetric", "voffset",
}  # fmt: skip

register_namespace("", MATHML)


class BadFormula(ValueError):
    """The LaTeX can't be read."""


@lru_cache(maxsize=512)
def to_mathml(latex: str) -> str:
    """Display MathML of a formula. Raises ``BadFormula``, whatever was typed."""
    if len(latex) > MAX_LENGTH:
        raise BadFormula("too long")
    try:
        root = fromstring(convert(latex, display="block"))  # noqa: S314 (our converter wrote it)
    except ParseError as error:
        raise BadFormula(str(error)) from error
    except Exception as error:  # the converter raises whatever its parser trips over
        raise BadFormula(type(error).__name__) from error
    _keep_harmless(root)
    return tostring(root, encoding="unicode")


def _keep_harmless(element: Element) -> None:
    for name in set(element.attrib) - _ATTRIBUTES:
        del element.attrib[name]
    for child in list(element):
        if child.tag.removeprefix(f"{{{MATHML}}}") not in _ELEMENTS:
            raise BadFormula(child.tag)
        _keep_harmless(child)
