"""What the demo has loaded, so that loading again adds only what is missing."""

from django.db import models


class DemoItem(models.Model):
    """One thing of the demo by its name in the content files."""

    key = models.CharField(max_length=120, unique=True)  # "work:comic-fridge", "account:chenjing" …
    object_id = models.BigIntegerField()
    steps_done = models.PositiveSmallIntegerField(default=0)  # of a work's story

    def __str__(self) -> str:
        return self.key
