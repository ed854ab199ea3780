"""Films: the file that came, what is served, how far processing is."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..storage import FILMS, SUBTITLES, originals, unguessable
from .immutable import forbid_new_file


def original_name(film: "Film", filename: str) -> str:
    """Where the file that came is stored, privately."""
    return unguessable(FILMS, filename.rpartition(".")[2].lower()[:5] or "bin")


def playable_name(film: "Film", filename: str) -> str:
    """Where what people watch is stored."""
    return unguessable(FILMS, "mp4")


def subtitle_name(subtitle: "Subtitle", filename: str) -> str:
    """Where subtitles are stored."""
    return unguessable(SUBTITLES, "vtt")


class FilmState(models.TextChoices):
    """How far a film is."""

    UPLOADED = "uploaded", _("Waiting to be processed")
    PROCESSING = "processing", _("Being processed")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be processed")


class Film(models.Model):
    """A film. ``original`` is private; ``playable`` (MP4, H.264 + AAC) is what people watch."""

    title = models.CharField(_("title"), max_length=255)
    original = models.FileField(_("original"), storage=originals, upload_to=original_name, max_length=255)
    playable = models.FileField(upload_to=playable_name, max_length=255, blank=True, editable=False)
    poster = models.ForeignKey(
        "media.Picture",
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(_("state"), max_length=16, choices=FilmState.choices, default=FilmState.UPLOADED)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0, editable=False)  # per cent
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)  # also names the running one
    heartbeat_at = models.DateTimeField(null=True, editable=False)  # the running one's last sign of life
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    width = models.PositiveIntegerField(null=True, editable=False)  # pixels, upright
    height = models.PositiveIntegerField(null=True, editable=False)
    duration = models.FloatField(_("duration"), null=True, editable=False)  # seconds
    facts = models.JSONField(default=dict, editable=False)  # codec, frame rate …, for the editor
    file_size = models.PositiveBigIntegerField(default=0, editable=False)  # bytes of the original
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save the row. Raises ``FileIsImmutable`` when its original would change."""
        forbid_new_file(self, "original", update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)


class Subtitle(models.Model):
    """Subtitles of a film in one language, kept as WebVTT."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="subtitles")
    language = models.CharField(_("language"), max_length=16, default="zh-Hans")
    label = models.CharField(_("label"), max_length=60, blank=True)
    vtt = models.TextField(_("text"))
    file = models.FileField(upload_to=subtitle_name, max_length=255, blank=True, editable=False)

    class Meta:
        verbose_name = _("subtitles")
        verbose_name_plural = _("subtitles")
        constraints = [models.UniqueConstraint(fields=["film", "language"], name="one_subtitle_per_language")]

    def __str__(self) -> str:
        return self.label or self.language
