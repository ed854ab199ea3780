"""Reads of works for those who make and keep them. The public reads ``cms.publishing.queries``."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from cms.people.rules import creator_of

from .models import CoAuthorship, Series, Topic, Work


@dataclass
class TopicNode:
    """A topic with what is under it."""

    id: int
    name: str
    slug: str
    children: list["TopicNode"] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For the studio's chooser."""
        return {
            "id": self.id,
            "name": self.name,
            "slug": self.slug,
            "children": [child.as_json() for child in self.children],
        }


def topic_tree() -> list[TopicNode]:
    """The topics at the top, each with its own, in their order. One query."""
    rows = list(Topic.objects.order_by("position", "name"))
    nodes = {row.pk: TopicNode(row.pk, row.name, row.slug) for row in rows}
    for row in rows:
        if row.parent_id in nodes:
            nodes[row.parent_id].children.append(nodes[row.pk])
    return [nodes[row.pk] for row in rows if row.parent_id not in nodes]


def works_of(user: Any) -> QuerySet[Work]:
    """The works that the account made or confirmed to be co-author of, newest change first; not the binned.

    Two queries: one to know the creator, one for the rows, whatever their number.
    """
    creator = creator_of(user)
    theirs = Q(owner=user.pk)
    if creator is not None:
        confirmed = CoAuthorship.objects.filter(creator=creator, state=CoAuthorship.State.CONFIRMED)
        theirs |= Q(creator=creator) | Q(pk__in=confirmed.values("work"))
    return (
        Work.objects.filter(theirs, binned_at__isnull=True)
        .select_related("creator", "cover")
        .order_by("-latest_revision_created_at", "-pk")
    )


def binned_works_of(user: Any) -> QuerySet[Work]:
    """The account's own works in the bin, the latest first. One query."""
    return (
        Work.objects.filter(owner=user.pk, binned_at__isnull=False)
        .select_related("creator", "cover")
        .order_by("-binned_at", "-pk")
    )


def series_of(user: Any) -> QuerySet[Series]:
    """The account's series, by title."""
    creator = creator_of(user)
    return Series.objects.filter(creator=creator) if creator else Series.objects.none()


def organisations_of(user: Any) -> list[tuple[int, str]]:
    """The organisations that a work of the account's may name: (id, name)."""
    creator = creator_of(user)
    organisation = creator.organisation if creator else None
    return [(organisation.pk, organisation.name)] if organisation else []


def coauthors_of(work: Work) -> QuerySet[CoAuthorship]:
    """All who were invited, in the order of inviting."""
    return CoAuthorship.objects.filter(work=work.pk).select_related("creator").order_by("pk")


def invitations_for(user: Any) -> QuerySet[CoAuthorship]:
    """Invitations that wait for the account's answer."""
    return (
        CoAuthorship.objects.filter(email__iexact=user.email, state=CoAuthorship.State.INVITED)
        .select_related("work", "work__creator", "invited_by")
        .order_by("-pk")
    )


def works_to_choose(user: Any, words: str = "", *, limit: int = 20) -> list[tuple[int, str]]:
    """Works that ``user`` may embed or relate: public ones and their own; (id, title), newest first."""
    creator = creator_of(user)
    may_name = Q(live=True) | Q(creator=creator) if creator else Q(live=True)
    found = Work.objects.filter(may_name, binned_at__isnull=True)
    for word in words.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(draft_title__icontains=word))
    rows = found.order_by("-latest_revision_created_at").values_list("pk", "title", "draft_title", "live")
    return [(pk, title if live else draft_title) for pk, title, draft_title, live in rows[:limit]]
