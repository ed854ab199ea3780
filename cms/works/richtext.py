"""Rich text: what HTML may be kept, and what of it is shown."""

import re
from html import unescape

import nh3

# Of Wagtail's features, the ones that ``blocks.article.RICH_TEXT`` offers.
_TAGS = {"p", "br", "b", "strong", "i", "em", "sup", "sub", "a", "ol", "ul", "li"}
_STORED_ATTRIBUTES = {"a": {"href", "linktype", "id"}}
_SHOWN_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto"}
_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d{1,9})"')
_BREAK = re.compile(r"</(?:p|li)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def clean_for_storage(html: str) -> str:
    """HTML with only the tags that we have, as it is kept in a draft.

    Links to pages of the site stay as Wagtail writes them (``linktype`` and ``id``).
    """
    return nh3.clean(html, tags=_TAGS, attributes=_STORED_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def page_ids(html: str) -> set[int]:
    """The pages that stored HTML links to."""
    return {int(found.group(1)) for link in _PAGE_LINK.findall(html) if (found := _ID.search(link))}


def clean_for_display(html: str, addresses: dict[int, str]) -> str:
    """HTML as the public gets it: links to pages become addresses, or plain text when there is none.

    Args:
        addresses: the public path of each page that may be linked to, by page id.
    """

    def _resolve(match: re.Match[str]) -> str:
        found = _ID.search(match.group(0))
        address = addresses.get(int(found.group(1))) if found else None
        return f'<a href="{address}">' if address else "<a>"

    return nh3.clean(
        _PAGE_LINK.sub(_resolve, html),
        tags=_TAGS,
        attributes=_SHOWN_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )


def plain(html: str) -> str:
    """The text of HTML, a line for each paragraph."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", html))).strip()
