"""Whether something refers to a file: what is used can't be deleted.

Wagtail's reference index knows what saved rows name; drafts are in revisions, which rooms above know.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.fields.reverse_related import ManyToOneRel
from django.db.models.signals import post_delete, pre_delete
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex

from cms.answers import YES, Answer, no

from .models import Attachment, Film, Picture, Subtitle

Use = Callable[[models.Model], bool]

_uses: list[Use] = []


def register_use(use: Use) -> Use:
    """A room above says whether it refers to a file, where the reference index can't know."""
    if use not in _uses:
        _uses.append(use)
    return use


def may_delete(thing: models.Model) -> Answer:
    """Whether a file may be deleted: not while something refers to it.

    Wagtail's index is written in the background: columns that name the file are asked directly.
    """
    if (
        named_in_a_column(thing)
        or ReferenceIndex.get_references_to(thing).exists()
        or any(use(thing) for use in _uses)
    ):
        return no("in_use", _("This file is used. Take it out of the works that use it first."))
    return YES


def named_in_a_column(thing: models.Model) -> bool:
    """Whether a row of another model has a foreign key to this one. One query for each such column."""
    relations = [
        relation
        for relation in thing._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel) and relation.on_delete in (models.PROTECT, models.SET_NULL)
    ]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing.pk}).exists()
        for relation in relations
    )


def guard_deletion(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Refuse, whatever door deletes (Wagtail's admin deletes rows and knows no action of ours)."""
    may_delete(instance).require()


def delete_files(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """The files of a deleted film or subtitle go when the deletion is kept."""
    fields = [field for field in instance._meta.fields if isinstance(field, models.FileField)]
    for field in fields:
        if stored := getattr(instance, field.name):
            transaction.on_commit(partial(stored.storage.delete, stored.name))


def connect() -> None:
    """Listen to deletions. Wagtail itself deletes the files of pictures and attachments."""
    for model in (Picture, Attachment, Film):
        pre_delete.connect(guard_deletion, sender=model, dispatch_uid=f"media.guard.{model.__name__}")
    for owner in (Film, Subtitle):
        post_delete.connect(delete_files, sender=owner, dispatch_uid=f"media.files.{owner.__name__}")
