"""What is public of a comic."""

from typing import Any

from cms.works.blocks_walk import items
from cms.works.models import Work

from .named import Named

JSON = dict[str, Any]


def facts(work: Work, draft: JSON, named: Named) -> JSON:
    """How many pages it has."""
    return {"pages": len(_pages(draft, named))}


def detail(work: Work, draft: JSON, named: Named) -> JSON:
    """Its pages in order; a page whose picture is gone is left out."""
    return {"reading": draft["reading"], "pages": _pages(draft, named)}


def _pages(draft: JSON, named: Named) -> list[JSON]:
    return [
        {
            "picture": named.pictures[page["picture"]],
            "alt": page["alt"] or named.pictures[page["picture"]]["alt"],
            "dialogue": [
                {"speaker": line["speaker"], "text": line["text"]}
                for line in items(page["dialogue"])
                if line["text"]
            ],
        }
        for page in (item["value"] for item in draft["pages"])
        if page["picture"] in named.pictures
    ]
