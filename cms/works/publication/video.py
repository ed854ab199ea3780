"""What is public of a video."""

from html import escape
from typing import Any

from cms.works.models import Work

from .named import Named

JSON = dict[str, Any]


def facts(work: Work, draft: JSON, named: Named) -> JSON:
    """Its duration in seconds, once it is known."""
    film = named.films.get(draft["film"])
    return {"duration": film["duration"] if film else None}


def detail(work: Work, draft: JSON, named: Named) -> JSON:
    """Film, transcript as paragraphs, chapters in the order of time."""
    chapters = [item["value"] for item in draft["chapters"] if item["value"]["start"] is not None]
    return {
        "film": named.films.get(draft["film"]),
        "transcript": paragraphs(draft["transcript"]),
        "chapters": sorted(
            ({"start": one["start"], "title": one["title"]} for one in chapters), key=lambda one: one["start"]
        ),
    }


def paragraphs(text: str) -> str:
    """Plain text as HTML paragraphs, one for each line that is not empty."""
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
