"""What the automatic checks found, and the prints by which likeness to other works is found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .reviews import Submission


class CheckCode(models.TextChoices):
    """The automatic checks, in the order in which they are shown."""

    ALT_MISSING = "alt_missing", _("Picture without alternative text")
    WATCH_WORD = "watch_word", _("Word on the watch list")
    LINK_FAILS = "link_fails", _("Link that does not answer")
    PICTURE_ELSEWHERE = "picture_elsewhere", _("Picture seen in another work")
    PARAGRAPH_ELSEWHERE = "paragraph_elsewhere", _("Paragraph seen in another work")
    SOURCES_MISSING = "sources_missing", _("No sources are given")
    AI_LABEL_MISSING = "ai_label_missing", _("AI was used, but what it made is not said")


class CheckResult(models.Model):
    """One thing that an automatic check found in a submission. It is advice and stops nothing."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(max_length=24, choices=CheckCode.choices)
    field = models.CharField(max_length=200, blank=True)  # as in Remark
    excerpt = models.CharField(max_length=300, blank=True)  # where it stands, with its context
    detail = models.JSONField(default=dict)  # word, address, other work's id …

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_code_display()} {self.excerpt}".strip()


class PrintKind(models.TextChoices):
    """What a print is of."""

    PARAGRAPH = "paragraph", _("Paragraph")
    PICTURE = "picture", _("Picture")


class ContentPrint(models.Model):
    """A hash of one paragraph or picture of a work as it was last submitted."""

    work = models.ForeignKey("works.Work", on_delete=models.CASCADE, related_name="prints")
    kind = models.CharField(max_length=12, choices=PrintKind.choices)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "kind", "digest"], name="print_once_per_work")]
        indexes = [models.Index(fields=["kind", "digest"], name="print_digest")]

    def __str__(self) -> str:
        return f"{self.work_id} · {self.kind}"
