"""Subtitles: read in the formats and encodings that people have, kept as clean WebVTT."""

from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import transaction

from cms.audit.actions import record

from ..models import Film, Subtitle
from ..ready import film_changed
from ..rules import may_change
from ..subtitles import LANGUAGES, as_vtt, check_language


def save_subtitle(
    *,
    film: Film,
    language: str,
    text_or_file: str | IO[bytes],
    label: str = "",
    actor: Any = None,
) -> Subtitle:
    """Set a film's subtitles in one language; what was there is replaced.

    Args:
        film: the film.
        language: "zh-Hans", "zh-Hant", "yue", "en" …
        text_or_file: SRT, WebVTT or ASS, as text or as an open binary file.
        label: what the player shows; the language's name when empty.
        actor: the account that acts; the film's owner when left out.

    Raises:
        Unacceptable: they can't be read; the message says what to do.
        Refused: the account may not change this film.
    """
    actor = actor or film.uploaded_by
    if actor is not None:
        may_change(actor, film).require()
    check_language(language)
    vtt = as_vtt(text_or_file)
    with transaction.atomic():
        subtitle = Subtitle.objects.filter(film=film, language=language).first()
        subtitle = subtitle or Subtitle(film=film, language=language)
        old = subtitle.file.name if subtitle.file else ""
        subtitle.label = label.strip()[:60] or LANGUAGES[language]
        subtitle.vtt = vtt
        storage = subtitle.file.storage
        subtitle.file.save("subtitles.vtt", ContentFile(vtt.encode()), save=False)
        subtitle.save()
        record(actor=actor, verb="media.save_subtitle", subject=film, language=language)
        film_changed(film.pk)
        if old:
            transaction.on_commit(lambda: storage.delete(old))
    return subtitle
