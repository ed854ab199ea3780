"""Readable addresses from Chinese names."""

from django.db import models
from django.utils.text import slugify
from pypinyin import lazy_pinyin

FALLBACK = "creator"


def pinyin_slug(text: str, length: int = 60) -> str:
    """ "广东科学中心" becomes "guang-dong-ke-xue-zhong-xin"; empty when nothing can be spelled."""
    return slugify(" ".join(lazy_pinyin(text)))[:length].strip("-")


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for ``name`` that no row of ``model`` has yet. Two queries or more.

    Two people of one name may ask at the same time: the unique constraint then decides, so call
    it in a transaction that is tried again.
    """
    wanted = pinyin_slug(name) or FALLBACK
    taken = set(model._default_manager.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
