"""What search engines and cards on other sites are told: canonical address, Open Graph, schema.org."""

from dataclasses import dataclass, field
from typing import Any

from cms.publishing.addresses import absolute

_SCHEMA_TYPES = {"video": "VideoObject", "comic": "ComicStory", "article": "Article", "drama": "Play"}
_OG_TYPES = {"video": "video.other", "article": "article"}
_SUMMARY_LENGTH = 150  # characters that search engines show


@dataclass(frozen=True)
class Meta:
    """What ``site/metadata.html`` says. ``url`` is absolute; ``data`` goes out as JSON-LD."""

    title: str
    url: str
    description: str = ""
    image: dict[str, Any] | None = None
    og_type: str = "website"
    data: list[dict[str, Any]] = field(default_factory=list)
    noindex: bool = False


def page(
    title: str,
    path: str,
    description: str = "",
    *,
    noindex: bool = False,
    data: list[dict[str, Any]] | None = None,
) -> Meta:
    """A page that is not a work."""
    return Meta(title, absolute(path), description[:_SUMMARY_LENGTH], noindex=noindex, data=data or [])


def site(name: str, description: str) -> Meta:
    """The home page."""
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": absolute("/"),
        "inLanguage": "zh-Hans",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute("/search/") + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return Meta(name, absolute("/"), description, data=[data])


def work(shown: dict[str, Any], crumbs: list[dict[str, str]], *, noindex: bool = False) -> Meta:
    """A work's page."""
    return Meta(
        title=shown["title"],
        url=shown["url"],
        description=shown["summary"][:_SUMMARY_LENGTH],
        image=_image(shown["cover"]),
        og_type=_OG_TYPES.get(shown["kind"], "website"),
        data=[_work_data(shown), breadcrumbs(crumbs, shown["title"], shown["url"])],
        noindex=noindex,
    )


def breadcrumbs(crumbs: list[dict[str, str]], title: str, url: str) -> dict[str, Any]:
    """The way from the home page to here."""
    places = [*((crumb["name"], absolute(crumb["path"])) for crumb in crumbs), (title, url)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(places, start=1)
        ],
    }


def person(creator: dict[str, Any]) -> dict[str, Any]:
    """A creator."""
    kind = {"person": "Person", "school": "EducationalOrganization"}.get(
        creator.get("kind", "person"), "Organization"
    )
    return {"@type": kind, "name": creator["name"], "url": creator["url"]}


def _work_data(shown: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES.get(shown["kind"], "CreativeWork"),
        "name": shown["title"],
        "headline": shown["title"],
        "description": shown["summary"],
        "url": shown["url"],
        "inLanguage": "zh-Hans",
        "datePublished": shown["published_at"].isoformat(),
        "dateModified": shown["updated_at"].isoformat(),
        "author": [person(creator) for creator in shown["creators"]],
        "about": [topic["name"] for topic in shown["topics"]],
        "keywords": shown.get("tags") or [],
        "isAccessibleForFree": True,
    }
    if shown["licence"] and shown["licence"]["url"]:
        data["license"] = shown["licence"]["url"]
    if image := _image(shown["cover"]):
        data["image"] = image["url"]
    if shown["kind"] == "video":
        data.update(_film_data(shown))
    return data


def _film_data(shown: dict[str, Any]) -> dict[str, Any]:
    film = shown.get("film") or {}
    data: dict[str, Any] = {"uploadDate": shown["published_at"].isoformat()}
    if image := _image(shown["cover"]):
        data["thumbnailUrl"] = image["url"]
    if film.get("duration"):
        data["duration"] = f"PT{round(film['duration'])}S"
    if film.get("sources"):
        data["contentUrl"] = absolute(film["sources"][0]["url"])
    return data


def _image(cover: dict[str, Any] | None) -> dict[str, Any] | None:
    """The rendition that suits a card elsewhere: a JPEG or PNG of about 1,200 pixels, else what there is."""
    renditions = (cover or {}).get("renditions") or []
    if not renditions:
        return None
    known = [one for one in renditions if one["type"] in ("image/jpeg", "image/png")] or renditions
    best = min(known, key=lambda one: abs(one["width"] - 1200))
    return {
        "url": absolute(best["url"]),
        "width": best["width"],
        "height": best["height"],
        "alt": (cover or {}).get("alt") or "",
    }
