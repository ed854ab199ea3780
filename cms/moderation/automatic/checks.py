"""The automatic checks. Each takes what was read and returns what it found, as advice."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cms.works.choices import AiUse
from media.models import Picture

from ..models import CheckCode, ContentPrint, PrintKind, Submission, WatchWord
from . import prints
from .links import Unreachable
from .reading import Reading

CONTEXT = 20  # characters on each side of a watch word
MAX_PER_WORD = 5
MAX_LINKS = 50
INTERNAL = ("/", "#", "mailto:", "tel:")

Probe = Callable[[str], None]


@dataclass(frozen=True)
class Finding:
    """One thing that a reviewer should look at."""

    code: CheckCode
    field: str = ""
    excerpt: str = ""
    detail: dict[str, Any] = dataclasses.field(default_factory=dict)


def offline(submission: Submission, reading: Reading) -> list[Finding]:
    """All checks that ask nobody outside. A fixed number of queries."""
    return [
        *missing_alt(reading),
        *watch_words(reading, dict(WatchWord.objects.values_list("word", "advice"))),
        *seen_pictures(submission.work_id, reading),
        *seen_paragraphs(submission.work_id, reading),
        *statements(submission.content),
    ]


def missing_alt(reading: Reading) -> list[Finding]:
    """Pictures without alternative text, neither here nor with the picture itself."""
    alts = dict(
        Picture.objects.filter(pk__in={use.picture_id for use in reading.pictures}).values_list("pk", "alt")
    )
    return [
        Finding(CheckCode.ALT_MISSING, use.field, detail={"picture": use.picture_id})
        for use in reading.pictures
        if not use.alt and not alts.get(use.picture_id, "").strip()
    ]


def watch_words(reading: Reading, words: dict[str, str]) -> list[Finding]:
    """Where words of the watch list stand, with what stands around them."""
    found = []
    for word, advice in words.items():
        places = _occurrences(reading, word)
        for place, context in list(places)[:MAX_PER_WORD]:
            detail = {"word": word, "advice": advice}
            found.append(Finding(CheckCode.WATCH_WORD, place, context, detail))
    return found


def _occurrences(reading: Reading, word: str) -> Iterator[tuple[str, str]]:
    sought = word.casefold()
    for text in reading.texts:
        for paragraph in text.paragraphs:
            at = paragraph.casefold().find(sought)
            while at >= 0:
                start, end = max(at - CONTEXT, 0), at + len(word) + CONTEXT
                before, after = "…" if start else "", "…" if end < len(paragraph) else ""
                yield text.field, f"{before}{paragraph[start:end]}{after}"
                at = paragraph.casefold().find(sought, at + len(sought))


def failing_links(reading: Reading, probe: Probe) -> list[Finding]:
    """Links that do not answer; each address is asked once."""
    found = []
    places: dict[str, str] = {}
    for link in reading.links:
        if not link.url.startswith(INTERNAL) or link.url.startswith("//"):
            places.setdefault(link.url, link.field)
    for url, place in list(places.items())[:MAX_LINKS]:
        try:
            probe(url)
        except Unreachable as failure:
            detail = {"url": url[:500], "why": failure.code, "status": failure.status}
            found.append(Finding(CheckCode.LINK_FAILS, place, url, detail))
    return found


def picture_files(reading: Reading) -> dict[int, str]:
    """SHA-256 of the files of the pictures that are used, by the picture's id."""
    wanted = {use.picture_id for use in reading.pictures}
    return dict(Picture.objects.filter(pk__in=wanted).values_list("pk", "sha256"))


def seen_pictures(work_id: int, reading: Reading) -> list[Finding]:
    """Pictures that another work was submitted with."""
    by_print: dict[str, str] = {}
    files = picture_files(reading)
    for use in reading.pictures:
        if use.picture_id in files:
            by_print.setdefault(prints.of_picture(use.picture_id, files[use.picture_id]), use.field)
    return [
        Finding(CheckCode.PICTURE_ELSEWHERE, by_print[digest], title, {"work": other})
        for digest, other, title in _elsewhere(work_id, PrintKind.PICTURE, set(by_print))
    ]


def paragraphs(reading: Reading) -> list[tuple[str, str, str]]:
    """(print, place, text) of every paragraph that is long enough to be told from others."""
    return [
        (digest, text.field, paragraph)
        for text in reading.texts
        for paragraph in text.paragraphs
        if (digest := prints.of_paragraph(paragraph))
    ]


def seen_paragraphs(work_id: int, reading: Reading) -> list[Finding]:
    """Paragraphs that another work was submitted with."""
    by_print = {digest: (place, text) for digest, place, text in paragraphs(reading)}
    return [
        Finding(
            CheckCode.PARAGRAPH_ELSEWHERE,
            by_print[digest][0],
            by_print[digest][1],
            {"work": other, "title": title},
        )
        for digest, other, title in _elsewhere(work_id, PrintKind.PARAGRAPH, set(by_print))
    ]


def _elsewhere(work_id: int, kind: PrintKind, digests: set[str]) -> list[tuple[str, int, str]]:
    rows = ContentPrint.objects.filter(kind=kind, digest__in=digests).exclude(work=work_id)
    return list(rows.order_by("pk").values_list("digest", "work", "work__draft_title")[:50])


def statements(content: dict[str, Any]) -> list[Finding]:
    """What the creator has not said: sources, and what AI made."""
    found = []
    if not content.get("sources"):
        found.append(Finding(CheckCode.SOURCES_MISSING, "sources"))
    uses_ai = content.get("ai_use") in (AiUse.PART, AiUse.WHOLE)
    if not content.get("ai_use") or (uses_ai and not str(content.get("ai_note") or "").strip()):
        found.append(Finding(CheckCode.AI_LABEL_MISSING, "ai_note"))
    return found
