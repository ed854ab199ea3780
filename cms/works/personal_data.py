"""What this room holds about a person: for their export, and what goes when they leave.

What becomes of their works themselves is review's to say (see ``cms.moderation.personal_data``).
"""

from typing import Any

from cms.people.models import User
from cms.people.rules import creator_of

from . import drafts, queries
from .actions.series import forget_series
from .models import CoAuthorship, Work

CLOSED_DOMAIN = "closed.invalid"


def export(user: User) -> dict[str, Any]:
    """Their works with what they wrote, their series, and where they are co-authors."""
    return {
        "works": [_work(work.specific) for work in Work.objects.filter(owner=user.pk).order_by("pk")],
        "series": list(queries.series_of(user).values("title", "summary", "slug")),
        "coauthorships": [
            {"work": one.work.draft_title, "role": one.role, "state": one.state}
            for one in CoAuthorship.objects.filter(email__iexact=user.email).select_related("work")
        ],
    }


def _work(work: Work) -> dict[str, Any]:
    return {
        "kind": work.kind,
        "address": work.public_path if work.live else "",
        "created": work.revisions.order_by("created_at").values_list("created_at", flat=True).first(),
        "first_published": work.first_published_at,
        "content": drafts.read(work.get_latest_revision_as_object()),
    }


def erase(user: User, keep_published: bool) -> None:
    """Forget their address in invitations; their series go unless public works stay."""
    theirs = CoAuthorship.objects.filter(email__iexact=user.email)
    theirs.exclude(state=CoAuthorship.State.CONFIRMED).delete()
    for invitation in theirs:
        invitation.email = f"closed-{invitation.pk}@{CLOSED_DOMAIN}"
        invitation.save(update_fields=["email"])
    creator = creator_of(user)
    if creator is not None and not keep_published:
        for series in creator.series.all():
            forget_series(series, actor=user)
