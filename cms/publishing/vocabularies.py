"""Codes that publications store (audiences, licences, uses of AI) and what readers are shown for them.

The rooms that own the lists register them when their apps are ready; a code that nobody
registered is shown as it is. Names of cities come from ``cms.people.divisions``.
"""

from collections.abc import Callable, Mapping
from typing import Any

Entries = Callable[[], Mapping[str, Mapping[str, Any]]]

AUDIENCES = "audiences"
LICENCES = "licences"
AI_USES = "ai_uses"

_vocabularies: dict[str, Entries] = {}


def register_vocabulary(name: str, entries: Entries) -> None:
    """Say what the codes of ``name`` mean: a mapping of code to ``{"name": …}`` and what else is shown."""
    _vocabularies[name] = entries


def meaning(name: str, code: str) -> dict[str, Any]:
    """What readers are shown for one code: its ``code`` and ``name``, and what its list adds."""
    entries = _vocabularies[name]() if name in _vocabularies else {}
    shown = {key: _plain(value) for key, value in entries.get(code, {"name": code}).items()}
    return {"code": code, **shown}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (int, float, list, dict)) else str(value)
