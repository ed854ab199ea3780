"""What is public of a science drama."""

from typing import Any

from cms.works import script_pdf
from cms.works.models import Work
from cms.works.scripts import acts, roles

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
        "cast": [{name: item["value"][name] for name in ("part", "role", "name")} for item in draft["cast"]],
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
