"""A drama's script as plain lists, from its draft."""

from typing import Any

from .blocks_walk import items

JSON = dict[str, Any]


def acts(draft: JSON) -> list[JSON]:
    """The script: acts, scenes, lines."""
    return [
        {
            "title": item["value"]["title"],
            "scenes": [
                {
                    "title": scene["title"],
                    "place": scene["place"],
                    "science_point": scene["science_point"],
                    "lines": [_line(line) for line in scene["lines"]],
                }
                for scene in items(item["value"]["scenes"])
            ],
        }
        for item in draft["script"]
    ]


def roles(script: list[JSON], draft: JSON) -> list[str]:
    """Who is on the stage: those who are cast, then those who speak, each once."""
    cast = [item["value"]["role"] for item in draft["cast"] if item["value"]["part"] == "cast"]
    speaking = [
        line["role"]
        for act in script
        for scene in act["scenes"]
        for line in scene["lines"]
        if line["type"] == "speech"
    ]
    return [role for role in dict.fromkeys([*cast, *speaking]) if role]


def _line(item: JSON) -> JSON:
    if item["type"] == "direction":
        return {"type": "direction", "text": item["value"]}
    return {"type": "speech", **{name: item["value"][name] for name in ("role", "manner", "words")}}
