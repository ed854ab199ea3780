"""The public record: publications, the terms they name, the change feed."""

from .feed import ChangeCounter, Consumer, OutboxEntry
from .publications import Publication, PublicationFacet, PublicationLink, PublicationState
from .terms import Facet, Term

__all__ = [
    "ChangeCounter",
    "Consumer",
    "Facet",
    "OutboxEntry",
    "Publication",
    "PublicationFacet",
    "PublicationLink",
    "PublicationState",
    "Term",
]
