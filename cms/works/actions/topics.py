"""Keeping the tree of topics; the public terms follow in the same transaction."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cms.audit.actions import record

from .. import rules, slugs, terms
from ..models import Topic
from ..tasks import refresh_later


@transaction.atomic
def put_topic(*, actor: Any, topic: Topic) -> Topic:
    """Save a new or changed topic. An empty slug is made from its name.

    Raises Refused, ValidationError (by field).
    """
    rules.may_keep_topics(actor).require()
    is_new = topic.pk is None
    _hold()
    topic.name = " ".join(topic.name.split())
    if not topic.slug:
        topic.slug = slugs.unique(
            slugs.from_title(topic.name, fallback="topic")[:70],
            lambda slug: Topic.objects.filter(slug=slug).exclude(pk=topic.pk).exists(),
        )
    check_parent(topic.pk, topic.parent_id)
    topic.full_clean()
    topic.save()
    terms.put_topic_term(topic)
    record(actor=actor, verb="works.add_topic" if is_new else "works.change_topic", subject=topic)
    return topic


@transaction.atomic
def move_topic(*, actor: Any, topic_id: int, parent_id: int | None, position: int) -> Topic:
    """Put a topic under another (or at the top), at a place among its siblings counted from 0.

    Raises Refused, Topic.DoesNotExist, ValidationError ("parent": it is below the topic, or has one of that name).
    """
    rules.may_keep_topics(actor).require()
    _hold()
    topic = Topic.objects.get(pk=topic_id)
    topic.parent = Topic.objects.get(pk=parent_id) if parent_id is not None else None
    check_parent(topic.pk, topic.parent_id)
    topic.full_clean()
    siblings = list(Topic.objects.filter(parent=topic.parent_id).exclude(pk=topic.pk))
    siblings.insert(max(0, min(position, len(siblings))), topic)
    topic.save()
    for place, sibling in enumerate(siblings):
        if sibling.position != place or sibling is topic:
            sibling.position = place
            sibling.save(update_fields=["position"])
            terms.put_topic_term(sibling)
    record(actor=actor, verb="works.move_topic", subject=topic, parent=parent_id, position=position)
    return topic


@transaction.atomic
def retire_topic(*, actor: Any, topic_id: int) -> None:
    """Delete a topic that has none below it. Works that had it show it no more.

    Raises Refused, Topic.DoesNotExist, ValidationError.
    """
    rules.may_keep_topics(actor).require()
    _hold()
    topic = Topic.objects.get(pk=topic_id)
    if topic.children.exists():
        raise ValidationError(_("Move or delete the topics below it first."), code="has_children")
    record(actor=actor, verb="works.retire_topic", subject=topic, name=topic.name)
    terms.retire_topic_term(topic.pk)
    refresh_later(Q(topics=topic.pk))
    topic.delete()


def _hold() -> None:
    """One change of the tree at a time, so that no two moves make a circle."""
    list(Topic.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def check_parent(topic_id: int | None, parent_id: int | None) -> None:
    """Raise ValidationError ("parent") when the topic would be below itself. One query."""
    parents = dict(Topic.objects.values_list("pk", "parent"))
    above = parent_id
    while above is not None:
        if above == topic_id:
            raise ValidationError({"parent": _("A topic cannot be below itself.")}, code="circle")
        above = parents.get(above)
