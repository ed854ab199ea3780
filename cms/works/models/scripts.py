"""The script of a drama as a PDF, as it was last set."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from media.storage import unguessable


def script_name(row: "ScriptPdf", filename: str) -> str:
    """Where it is stored: a name that nobody guesses, as for all files."""
    return unguessable("scripts/", "pdf")


class ScriptPdf(models.Model):
    """One drama's PDF. ``digest`` is of all that stands in it, so that a change is noticed."""

    work = models.OneToOneField("works.Work", on_delete=models.CASCADE, related_name="script_pdf")
    digest = models.CharField(max_length=64)
    file = models.FileField(_("file"), upload_to=script_name, max_length=255)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("script as PDF")
        verbose_name_plural = _("scripts as PDF")

    def __str__(self) -> str:
        return str(self.file.name)
