"""Where a place of a work is, in words: "Text › 3 Picture › Alternative text"."""

from typing import Any

JSON = dict[str, Any]


def place_label(schema: JSON, values: JSON, path: str) -> str:
    """The label of a path as ``checks.Problem.field`` and remarks have it. Empty for the whole work."""
    first, *rest = path.split(":") if path else [""]
    found = next(
        (field for section in schema["sections"] for field in section["fields"] if field["name"] == first),
        None,
    )
    if found is None:
        return ""
    words = [found["label"]]
    value = values.get(first)
    for part in rest:
        found, value, word = _step(found, value, part)
        if found is None:
            break
        if word:
            words.append(word)
    return " › ".join(words)


def _step(field: JSON, value: Any, part: str) -> tuple[JSON | None, Any, str]:
    """One part of the path further: the field there, its value, and what to call it."""
    if field["type"] in {"stream", "list"}:
        items = value if isinstance(value, list) else []
        for number, item in enumerate(items, start=1):
            if not isinstance(item, dict) or item.get("id") != part:
                continue
            if field["type"] == "list":
                label = field["item"]["label"] or ""
                return field["item"], item.get("value"), f"{number} {label}".strip()
            block = next((one for one in field["blocks"] if one["name"] == item["type"]), None)
            return (
                (block["value"], item.get("value"), f"{number} {block['label']}")
                if block
                else (None, None, "")
            )
        return None, None, ""
    child = next((one for one in field.get("fields", []) if one["name"] == part), None)
    if child is None:
        return None, None, ""
    return child, value.get(part) if isinstance(value, dict) else None, child["label"]
