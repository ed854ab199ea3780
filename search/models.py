"""The index: one row for each live publication, its title and text made comparable."""

from django.db import models

from cms.publishing.models import Publication


class Entry(models.Model):
    """What is searched of one publication. Written by the consumer ``search`` and by ``rebuild_index``."""

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    title = models.CharField(max_length=400)  # normalised: may be longer than the title it comes from
    text = models.TextField(blank=True)  # normalised summary and text
    change = models.BigIntegerField()  # the publication's change that it was made from

    def __str__(self) -> str:
        return self.title
