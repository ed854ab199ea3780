"""The four kinds of work. What each holds beyond the shared part is in one stream or a few fields."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField

from ..blocks.article import ArticleBody
from ..blocks.comic import ComicPages
from ..blocks.drama import Cast, Experiments, Performances, Photos, Script
from ..blocks.video import Chapters
from ..panels import edit_handler
from .work import Work


class Video(Work):
    """A micro-video."""

    KIND = "video"
    is_creatable = False  # works begin in the studio

    film = models.ForeignKey(
        "media.Film",
        verbose_name=_("film"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    transcript = models.TextField(_("transcript"), blank=True)
    chapters = StreamField(Chapters(), verbose_name=_("chapters"), blank=True)

    edit_handler = edit_handler("film", "transcript", "chapters")

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")


class Comic(Work):
    """A comic: pages in order, each with its alternative text and dialogue."""

    KIND = "comic"
    is_creatable = False  # works begin in the studio

    class Reading(models.TextChoices):
        STRIP = "strip", _("As one long strip")
        PAGED = "paged", _("Page by page")

    reading = models.CharField(
        _("how it is read"), max_length=8, choices=Reading.choices, default=Reading.PAGED
    )
    pages = StreamField(ComicPages(), verbose_name=pgettext_lazy("comic", "pages"), blank=True)

    edit_handler = edit_handler("reading", "pages")

    class Meta:
        verbose_name = _("comic")
        verbose_name_plural = _("comics")


class Article(Work):
    """An article, made of blocks."""

    KIND = "article"
    is_creatable = False  # works begin in the studio

    body = StreamField(ArticleBody(), verbose_name=_("article text"), blank=True)

    edit_handler = edit_handler("body")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class Drama(Work):
    """A science drama (科普剧): script, cast, experiments, recording, performances."""

    KIND = "drama"
    is_creatable = False  # works begin in the studio

    class Group(models.TextChoices):
        SCHOOL = "school", _("School group")
        ADULT = "adult", _("Adult group")

    synopsis = models.TextField(_("synopsis"), blank=True, max_length=2000)
    script = StreamField(Script(), verbose_name=_("script"), blank=True)
    cast = StreamField(Cast(), verbose_name=_("cast and crew"), blank=True)
    minutes = models.PositiveIntegerField(_("duration in minutes"), null=True, blank=True)
    experiments = StreamField(Experiments(), verbose_name=_("props and experiments"), blank=True)
    recording = models.ForeignKey(
        "media.Film",
        verbose_name=_("recording"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    photos = StreamField(Photos(), verbose_name=_("photos"), blank=True)
    performances = StreamField(Performances(), verbose_name=_("performances"), blank=True)
    group = models.CharField(pgettext_lazy("drama", "group"), max_length=8, choices=Group.choices, blank=True)

    edit_handler = edit_handler(
        "synopsis", "script", "cast", "minutes", "group", "experiments", "recording", "photos", "performances"
    )

    class Meta:
        verbose_name = _("drama")
        verbose_name_plural = _("dramas")
