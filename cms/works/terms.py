"""The public names of topics, series, creators and organisations.

Publications refer to these by key; whoever changes one calls ``put_…`` in the same transaction.
"""

from cms.people import public_face
from cms.people.models import Creator, Organisation
from cms.publishing.actions import put_term, retire_term
from cms.publishing.models import Facet
from media.queries import picture_json

from .models import Series, Topic


def put_topic_term(topic: Topic) -> None:
    """Make a topic's public term what the topic says."""
    put_term(
        facet=Facet.TOPIC,
        key=str(topic.pk),
        name=topic.name,
        slug=topic.slug,
        parent_key=str(topic.parent_id or ""),
        position=topic.position,
        data={"introduction": topic.introduction},
    )


def retire_topic_term(topic_id: int) -> None:
    """The topic is shown nowhere any more."""
    retire_term(facet=Facet.TOPIC, key=str(topic_id))


def put_series_term(series: Series) -> None:
    """Make a series' public term what the series says."""
    put_term(
        facet=Facet.SERIES,
        key=str(series.pk),
        name=series.title,
        slug=series.slug,
        data={"summary": series.summary, "creator": str(series.creator_id)},
    )


def retire_series_term(series_id: int) -> None:
    """The series is shown nowhere any more."""
    retire_term(facet=Facet.SERIES, key=str(series_id))


def put_creator_term(creator: Creator) -> None:
    """Make a creator's public term what the profile says; an anonymised one is retired."""
    if not public_face.is_public(creator):
        retire_term(facet=Facet.CREATOR, key=str(creator.pk))
        return
    put_term(
        facet=Facet.CREATOR,
        key=str(creator.pk),
        name=creator.name,
        slug=creator.slug,
        data={
            "kind": creator.kind,
            "bio": creator.bio,
            "city": creator.city,
            "avatar": picture_json(creator.avatar) if creator.avatar else None,
        },
    )


def put_organisation_term(organisation: Organisation) -> None:
    """Make an organisation's public term what its row says."""
    put_term(
        facet=Facet.ORGANISATION,
        key=str(organisation.pk),
        name=organisation.name,
        slug=organisation.slug,
        data={"kind": organisation.kind, "city": organisation.city},
    )


def register() -> None:
    """Hear of changes of creators and organisations; called when the app is ready."""
    public_face.register(put_creator_term, put_organisation_term)
