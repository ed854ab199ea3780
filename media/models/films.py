"""Films: the file that came, what is served, how far processing is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FilmState(models.TextChoices):
    UPLOADED = "uploaded", _("Waiting to be processed")
    PROCESSING = "processing", _("Being processed")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be processed")


class Film(models.Model):
    """A film. ``original`` is private; ``playable`` (MP4, H.264 + AAC) is what people watch."""

    title = models.CharField(_("title"), max_length=255)
    original = models.FileField(_("original"), upload_to="films/originals/", max_length=255)
    playable = models.FileField(upload_to="films/playable/", max_length=255, blank=True, editable=False)
    poster = models.ForeignKey(
        "media.Picture",
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("state"), max_length=16, choices=FilmState.choices, default=FilmState.UPLOADED
    )
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    width = models.PositiveIntegerField(null=True, editable=False)  # pixels, upright
    height = models.PositiveIntegerField(null=True, editable=False)
    duration = models.FloatField(_("duration"), null=True, editable=False)  # seconds
    facts = models.JSONField(default=dict, editable=False)  # codec, frame rate …, for the editor
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


class Subtitle(models.Model):
    """Subtitles of a film in one language, kept as WebVTT."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="subtitles")
    language = models.CharField(_("language"), max_length=16, default="zh-Hans")
    label = models.CharField(_("label"), max_length=60, blank=True)
    vtt = models.TextField(_("text"))
    file = models.FileField(upload_to="films/subtitles/", max_length=255, blank=True, editable=False)

    class Meta:
        verbose_name = _("subtitles")
        verbose_name_plural = _("subtitles")
        constraints = [
            models.UniqueConstraint(fields=["film", "language"], name="one_subtitle_per_language")
        ]
