"""From the film that came to one that every phone plays: MP4, H.264 and AAC, 720 lines at most.

One process at a time works on a film: it claims the row by raising ``attempts``, and every sign of
life it writes names that number. A process that was given up for dead finds its number gone and stops.
"""

import json
import logging
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.actions import record

from .. import renditions
from ..ffmpeg import FfmpegFailed, Interrupted, convert, safe_input
from ..inspection import Unacceptable, inspect_film
from ..inspection.films import FilmFacts
from ..keeping import keep_picture
from ..models import Film, FilmState, Picture
from ..ready import film_changed
from .localfiles import FinishedFile, local_path, output_folder
from .posters import frame_of

logger = logging.getLogger(__name__)

SHORT_SIDE = 720  # pixels
MAX_RATE = 60  # frames a second
SILENCE = timedelta(minutes=2)  # without a sign of life, a film is taken again
MAX_ATTEMPTS = 3
TONE_MAP = (
    "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,"
    "zscale=t=bt709:m=bt709:r=tv,format=yuv420p"
)


def process(film_id: int) -> None:
    """Make the playable film and its poster. Safe to run twice: one that nobody may take is left alone."""
    film = claim(film_id)
    if film is None:
        return
    try:
        with local_path(film.original) as source, output_folder() as folder:
            facts = inspect_film(source)
            target = folder / "playable.mp4"
            convert(
                arguments(facts, source, target),
                seconds=300 + facts.duration * 20,
                on_progress=lambda done: beat(film, int(min(99, 100 * done / facts.duration))),
            )
            made = inspect_film(target)
            finish(film, target, facts, made)
    except Interrupted:
        logger.info("another worker has taken this film", extra={"film": film_id})
    except Unacceptable as error:
        fail(film, " ".join(error.messages))
    except FfmpegFailed as error:
        logger.warning("a film could not be processed", extra={"film": film_id, "output": str(error)})
        fail(film, _("The film could not be converted. Export it as MP4 (H.264) and upload it again."))


def claimable() -> Q:
    """The films that a process may take: new ones, and those whose process fell silent."""
    limit = timezone.now() - SILENCE
    return Q(state=FilmState.UPLOADED) | Q(state=FilmState.PROCESSING, heartbeat_at__lt=limit)


def claim(film_id: int) -> Film | None:
    """Take a film, or None when it is not to be taken (ready, failed, or another is at it)."""
    with transaction.atomic():
        taken = Film.objects.filter(claimable(), pk=film_id, attempts__lt=MAX_ATTEMPTS).update(
            state=FilmState.PROCESSING,
            attempts=F("attempts") + 1,
            heartbeat_at=timezone.now(),
            progress=0,
            failure="",
        )
    return Film.objects.get(pk=film_id) if taken else None


def beat(film: Film, progress: int) -> bool:
    """A sign of life, at most one a second; False when another process has taken the film."""
    now = timezone.now()
    if (
        film.heartbeat_at
        and now - film.heartbeat_at < timedelta(seconds=1)
        and film.progress <= progress < 99
    ):
        return True
    film.heartbeat_at, film.progress = now, progress
    return bool(mine(film).update(heartbeat_at=now, progress=progress))


def mine(film: Film) -> QuerySet[Film]:
    """The row, as long as this process is the one that works on it."""
    return Film.objects.filter(pk=film.pk, state=FilmState.PROCESSING, attempts=film.attempts)


def arguments(facts: FilmFacts, source: Path, target: Path) -> list[str]:
    """What ffmpeg is told. ffmpeg itself turns the film upright before the filters."""
    filters = []
    if facts.is_hdr:
        filters.append(TONE_MAP)
    filters += [
        "scale=w='trunc(iw*max(sar,1)/2)*2':h=ih,setsar=1",
        f"scale=w='if(gt(iw,ih),-2,min({SHORT_SIDE},trunc(iw/2)*2))'"
        f":h='if(gt(iw,ih),min({SHORT_SIDE},trunc(ih/2)*2),-2)'",
        "format=yuv420p",
    ]
    if facts.frame_rate > MAX_RATE:
        filters.append(f"fps={MAX_RATE}")
    label = ["-metadata", "AIGC=" + json.dumps(facts.aigc, ensure_ascii=False)] if facts.aigc else []
    movflags = "+faststart+use_metadata_tags" if facts.aigc else "+faststart"
    return [
        *safe_input(source),
        "-map", f"0:{facts.video_index}", "-map", "0:a:0?", "-sn", "-dn",
        "-map_metadata", "-1", "-map_chapters", "-1", *label,
        "-vf", ",".join(filters),
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "22", "-profile:v", "high", "-threads", "2",
        "-maxrate", "3500k", "-bufsize", "7000k", "-g", "120",
        "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000",
        "-movflags", movflags, "-f", "mp4", str(target),
    ]  # fmt: skip


def finish(film: Film, target: Path, facts: FilmFacts, made: FilmFacts) -> None:
    """Store the result and make the film ready, if this process still has it."""
    poster = film.poster or take_poster(film, target, made.duration)
    stored = film.playable.field.generate_filename(film, "playable.mp4")
    storage = film.playable.storage
    with FinishedFile(target) as finished:
        name = storage.save(stored, finished)
    kept = False
    try:
        with transaction.atomic():
            kept = bool(
                mine(film).update(
                    state=FilmState.READY,
                    playable=name,
                    poster=poster,
                    progress=100,
                    width=made.width,
                    height=made.height,
                    duration=made.duration,
                    facts=facts.as_json(),
                )
            )
            if kept:
                record(actor=None, verb="media.film_ready", subject=film)
                film_changed(film.pk)
    finally:
        if not kept:
            storage.delete(name)


def take_poster(film: Film, path: Path, duration: float) -> Picture | None:
    """A frame from the first seconds as a picture, or None when there is none to take."""
    try:
        with frame_of(path, min(3.0, duration / 4)) as frame:
            picture = keep_picture(file=frame, owner=film.uploaded_by, title=film.title)
    except Unacceptable:
        return None
    renditions.make(picture)
    return picture


def fail(film: Film, reason: str) -> None:
    """Say why, for good: no retry."""
    with transaction.atomic():
        if mine(film).update(state=FilmState.FAILED, failure=reason[:300]):
            record(actor=None, verb="media.film_failed", subject=film)
            film_changed(film.pk)


def waiting() -> list[int]:
    """Films that no process is at though one should be: new for a while, or fallen silent."""
    now = timezone.now()
    late = Q(state=FilmState.UPLOADED, created_at__lt=now - timedelta(minutes=10)) | Q(
        state=FilmState.PROCESSING, heartbeat_at__lt=now - SILENCE
    )
    return list(Film.objects.filter(late, attempts__lt=MAX_ATTEMPTS).values_list("pk", flat=True)[:100])


def give_up() -> None:
    """Films whose process died three times have failed."""
    worn = Film.objects.filter(
        state=FilmState.PROCESSING, attempts__gte=MAX_ATTEMPTS, heartbeat_at__lt=timezone.now() - SILENCE
    )
    for film in worn:
        fail(film, _("The film could not be converted. Export it as MP4 (H.264) and upload it again."))
