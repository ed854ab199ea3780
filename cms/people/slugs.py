"""Readable addresses from Chinese names."""

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from pypinyin import lazy_pinyin

from .models import Creator, Organisation

FALLBACK = "creator"
TRIES = 5


def pinyin_slug(text: str, length: int = 60) -> str:
    """ "广东科学中心" becomes "guang-dong-ke-xue-zhong-xin"; empty when nothing can be spelled."""
    return slugify(" ".join(lazy_pinyin(text)))[:length].strip("-")


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for ``name`` that no row of ``model`` has yet. One query."""
    wanted = pinyin_slug(name) or FALLBACK
    taken = set(model._default_manager.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def save_with_free_slug(row: Creator | Organisation) -> None:
    """Insert a new row under a free slug.

    Two of one name may come at the same moment: the unique constraint decides, and the later one
    takes the next slug. Raises IntegrityError when it is not the slug that is taken.
    """
    for last in [False] * (TRIES - 1) + [True]:
        row.slug = free_slug(type(row), row.name)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
            return
        except IntegrityError:
            if last:
                raise
