"""Tags and filters that the component templates use."""

import json
import re
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontend.components import charts, kinds

register = template.Library()

_HAN_EMPHASIS = re.compile(r"<(i|em)>([^<]*[\u3400-\u9fff][^<]*)</\1>")
_SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.inclusion_tag("components/picture.html")
def picture(
    value: dict[str, Any] | None,
    shape: str = "",
    sizes: str = "100vw",
    alt: str | None = None,
    first: bool = False,
    kind: str = "",
) -> dict[str, Any]:
    """A picture as publications carry it, in all its renditions.

    Args:
        shape: ``wide`` or ``round`` crops it around its focal point; empty shows it whole. Covers
            often carry words: they are shown as wide as they are usually drawn.
        sizes: how wide it is shown, as the ``sizes`` attribute says it.
        alt: replaces the picture's own text; "" where words beside it say the same.
        first: True for a picture at the top of the page, which must not wait.
        kind: the work's kind, drawn where there is no picture.
    """
    renditions = (value or {}).get("renditions") or []
    by_type: dict[str, list[dict[str, Any]]] = {}
    for rendition in renditions:
        by_type.setdefault(rendition["type"], []).append(rendition)
    types = sorted(by_type, key=lambda name: name in ("image/jpeg", "image/png"))
    fallback = sorted(by_type[types[-1]], key=lambda one: one["width"]) if types else []
    return {
        "value": value if renditions else None,
        "sources": [(name, _srcset(by_type[name])) for name in types[:-1]],
        "srcset": _srcset(fallback) if len(fallback) > 1 else "",
        "src": _middle(fallback)["url"] if fallback else "",
        "classes": " ".join(
            filter(None, ["frame", f"frame-{shape}" if shape else "", _focus(value) if shape else ""])
        ),
        "shape": shape,
        "sizes": sizes,
        "alt": (value or {}).get("alt", "") if alt is None else alt,
        "first": first,
        "kind": kind,
    }


def _srcset(renditions: list[dict[str, Any]]) -> str:
    ordered = sorted(renditions, key=lambda one: one["width"])
    return ", ".join(f"{one['url']} {one['width']}w" for one in ordered)


def _middle(renditions: list[dict[str, Any]]) -> dict[str, Any]:
    """What a browser without ``srcset`` gets: the first of at least 800 pixels, or the widest."""
    return next((one for one in renditions if one["width"] >= 800), renditions[-1])


def _focus(value: dict[str, Any] | None) -> str:
    """Classes that keep the focal point in sight, in tenths: a style attribute is not allowed."""
    point = (value or {}).get("focal_point")
    if not point:
        return ""
    x, y = (min(10, max(0, round(float(point[axis]) * 10))) for axis in ("x", "y"))
    return f"focus-x{x} focus-y{y}"


@register.filter
def picture_url(value: dict[str, Any] | None) -> str:
    """One address of a picture, where only one can be given: about 1,200 pixels wide."""
    renditions = (value or {}).get("renditions") or []
    return min(renditions, key=lambda one: abs(one["width"] - 1200))["url"] if renditions else ""


@register.filter
def kind_name(kind: str) -> str:
    """What readers call one work of this kind."""
    return str(kinds.KINDS[kind].one) if kind in kinds.KINDS else kind


@register.filter
def kind_icon(kind: str) -> str:
    """The path data of the kind's drawing, in a box of 24 units; of a person for "person"."""
    if kind == "person":
        return kinds.PERSON_ICON
    return kinds.KINDS[kind].icon if kind in kinds.KINDS else ""


@register.filter
def kind_facts(card: dict[str, Any]) -> str:
    """How long it takes or how much it is: "3:25", "8 pages", "6 minutes"."""
    facts = card.get("facts") or {}
    if facts.get("duration"):
        return clock(facts["duration"])
    if facts.get("pages"):
        return ngettext("%(count)d page", "%(count)d pages", facts["pages"]) % {"count": facts["pages"]}
    if facts.get("minutes"):
        words = (
            ngettext("%(count)d minute to read", "%(count)d minutes to read", facts["minutes"])
            if card.get("kind") == "article"
            else ngettext("%(count)d minute", "%(count)d minutes", facts["minutes"])
        )
        return words % {"count": facts["minutes"]}
    return ""


@register.filter
def clock(seconds: float | None) -> str:
    """Seconds as a clock shows them: "1:05", "1:02:03"."""
    if seconds is None:
        return ""
    whole = round(float(seconds))
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.simple_tag
def day(value: datetime | date | str | None) -> SafeString:
    """A day in a ``time`` element, in the site's time zone: 2026年11月24日."""
    moment = _as_day(value)
    if moment is None:
        return mark_safe("")
    words = _("%(year)d-%(month)d-%(day)d") % {"year": moment.year, "month": moment.month, "day": moment.day}
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words)


def _as_day(value: datetime | date | str | None) -> date | None:
    if isinstance(value, str):
        value = parse_datetime(value) if "T" in value else parse_date(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def chinese_emphasis(html: str) -> SafeString:
    """Clean HTML in which slanted Chinese becomes dotted: slanted characters are hard to read."""
    return mark_safe(_HAN_EMPHASIS.sub(r'<em class="dots">\2</em>', html or ""))  # noqa: S308 - works cleaned it


@register.filter
def chart(value: dict[str, Any]) -> SafeString:
    """The chart of a ``chart`` block as SVG."""
    return charts.draw(value)


@register.filter
def number_text(value: float | None) -> str:
    """A number as readers write it."""
    return charts.number_text(value)


@register.filter
def by_label(value: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """A chart's data as rows of a table: a label and the value of each series there."""
    series = [row.get("values") or [] for row in value.get("series") or []]
    return [
        (label, [row[place] if place < len(row) else None for row in series])
        for place, label in enumerate(value.get("labels") or [])
    ]


@register.filter
def is_number(cell: Any) -> bool:
    """Whether a table's cell holds only a number, which stands to the right."""
    text = str(cell).strip().replace(",", "").removesuffix("%").removesuffix("％").lstrip("+-−")
    return bool(text) and text.replace(".", "", 1).isdigit()


@register.filter
def file_size(size: int | None) -> str:
    """Bytes as readers know them: "340 KB"."""
    if not size:
        return ""
    for limit, unit in ((1_000_000, "MB"), (1_000, "KB")):
        if size >= limit:
            return f"{size / limit:.1f} {unit}".replace(".0 ", " ")
    return f"{size} B"


@register.filter
def file_type(content_type: str | None) -> str:
    """The short name of a file's type: "PDF"."""
    names = {
        "application/pdf": "PDF",
        "text/csv": "CSV",
        "text/plain": "TXT",
        "application/zip": "ZIP",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    }
    return names.get(content_type or "", "")


@register.filter
def json_ld(value: dict[str, Any]) -> SafeString:
    """JSON that can stand in a ``script`` element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_SCRIPT_ESCAPES))  # noqa: S308 - nothing in it can end the element


@register.filter
def absolute(path: str) -> str:
    """The whole address of a path on this site."""
    return settings.PUBLIC_URL + path if path.startswith("/") else path
