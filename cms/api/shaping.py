"""What the rooms' queries give, in the shape that the API promises: whole addresses, no paths of the site."""

import re
from collections.abc import Iterable
from typing import Any

from cms.publishing.addresses import absolute

_LOCAL_LINK = re.compile(r"""\b(href|src)=(["'])(/[^/])""")
_HTML = {"html", "transcript"}
_SITE_ONLY = {"path"}

JSON = Any


def item(card: dict[str, JSON]) -> dict[str, JSON]:
    """A work, a topic, a creator … as the API gives it."""
    return _whole(card)


def items(cards: Iterable[dict[str, JSON]]) -> list[dict[str, JSON]]:
    """Several of them."""
    return [_whole(card) for card in cards]


def _whole(value: JSON, key: str = "") -> JSON:
    if isinstance(value, dict):
        shaped = {name: _whole(one, name) for name, one in value.items() if name not in _SITE_ONLY}
        if "path" in value and "url" not in value:
            shaped["url"] = absolute(value["path"])
        return shaped
    if isinstance(value, list):
        return [_whole(one, key) for one in value]
    if isinstance(value, str):
        return _address(value, key)
    return value


def _address(value: str, key: str) -> str:
    if key in _HTML:
        return _LOCAL_LINK.sub(lambda found: f"{found[1]}={found[2]}{absolute(found[3])}", value)
    is_local = value.startswith("/") and not value.startswith("//")
    return (
        absolute(value) if is_local and (key in {"url", "poster"} or value.startswith("/files/")) else value
    )
