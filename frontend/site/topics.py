"""The tree of topics, as pages show it."""

from typing import Any

from cms.publishing import queries


def tree() -> list[dict[str, Any]]:
    """The topics at the top, each with all that is under it as ``children``. One query."""
    topics = [{**topic, "children": []} for topic in queries.terms("topic")]
    by_key = {topic["id"]: topic for topic in topics}
    tops = []
    for topic in topics:
        top, seen = topic, set()
        while top["parent"] in by_key and top["id"] not in seen:
            seen.add(top["id"])
            top = by_key[top["parent"]]
        if top is topic:
            tops.append(topic)
        else:
            top["children"].append(topic)
    return tops


def trail(topics: list[dict[str, Any]], topic: dict[str, Any]) -> list[dict[str, Any]]:
    """The topic above this one, if there is one, as crumbs."""
    return [top for top in topics if any(child["id"] == topic["id"] for child in top["children"])]
