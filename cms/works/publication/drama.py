"""What is public of a science drama."""

from typing import Any

from cms.works import script_pdf
from cms.works.blocks_walk import items
from cms.works.models import Work

from .article import picture
from .named import Named

JSON = dict[str, Any]


def facts(work: Work, draft: JSON, named: Named) -> JSON:
    """Duration in minutes, and whether a school or an adult group plays it."""
    return {"minutes": draft["minutes"], "group": draft["group"]}


def detail(work: Work, draft: JSON, named: Named) -> JSON:
    """Synopsis, script, people, experiments with their safety notes, recording, photos, performances."""
    script = acts(draft)
    photos = (picture(item["value"], named) for item in draft["photos"])
    return {
        "synopsis": draft["synopsis"],
        "script": script,
        "roles": roles(script, draft),
        "cast": [
            {name: item["value"][name] for name in ("part", "role", "name")} for item in draft["cast"]
        ],
        "experiments": [
            {name: item["value"][name] for name in ("name", "is_experiment", "how", "safety")}
            for item in draft["experiments"]
        ],
        "recording": named.films.get(draft["recording"]),
        "photos": [photo for photo in photos if photo],
        "performances": sorted(
            (
                {name: item["value"][name] for name in ("date", "place", "note")}
                for item in draft["performances"]
                if item["value"]["date"]
            ),
            key=lambda one: one["date"],
        ),
        "script_pdf": script_pdf.address(work, draft),
    }


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
