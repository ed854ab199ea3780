"""Topics (a tree that an administrator keeps) and series."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """A subject of science. The tree is kept by ``parent``; siblings are ordered by ``position``."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    introduction = models.TextField(_("introduction"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="topic_name_among_siblings"),
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(parent__isnull=True), name="topic_name_at_the_top"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Series(models.Model):
    """Works that belong together in an order; it belongs to one creator."""

    title = models.CharField(_("title"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    creator = models.ForeignKey(
        "people.Creator", verbose_name=_("creator"), on_delete=models.PROTECT, related_name="series"
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
