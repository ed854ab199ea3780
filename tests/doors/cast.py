"""The people who knock at every door, and the things that stand behind them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Site

from cms.moderation import actions as moderation
from cms.moderation.models import Affiliation, Expertise, Reason, ReviewPlan, WatchWord
from cms.people.models import User
from cms.people.roles import Role
from cms.works.models import CoAuthorship, Series, Work
from tests import factories

ROLES = (
    "visitor",
    "owner",
    "creator",
    "form_reviewer",
    "expert",
    "chief_editor",
    "administrator",
    "superuser",
    "organiser",
    "judge",
)


@dataclass(frozen=True)
class Cast:
    """The accounts by role (a visitor has none), and values for the addresses' parameters."""

    accounts: dict[str, User | None]
    parameters: dict[str, Any]
    work: Work


def gather() -> Cast:
    """One account for each role; a work of the owner's in review; one of everything that has an address."""
    with transaction.atomic():
        owner = factories.make_creator(name="属主").user
        accounts: dict[str, User | None] = {
            "visitor": None,
            "owner": owner,
            "creator": factories.make_creator(name="旁人").user,
            "superuser": factories.make_user(is_superuser=True, is_staff=True),
        }
        for role in Role:
            accounts[role.value] = factories.make_user((role,))
        work = factories.make_work("article", creator=owner.creator)
        film = factories.make_film(owner)
        picture = factories.make_picture(owner)
        attachment = factories.make_attachment(owner)
        series = Series.objects.create(title="系列", slug="xi-lie", creator=owner.creator)
        invitation = CoAuthorship.objects.create(work=work, email="friend@example.cn")
    submission = moderation.submit(actor=owner, work_id=work.pk, revision_id=work.latest_revision_id)
    topic = work.topics.first()
    expertise = Expertise.objects.create(user=accounts["expert"], topic=topic)
    organisation = factories.make_organisation()
    affiliation = Affiliation.objects.create(user=accounts["expert"], organisation=organisation)
    work.refresh_from_db()
    parameters = {
        "page_id": work.pk,
        "work_id": work.pk,
        "parent_page_id": work.get_parent().pk,
        "parent_id": work.get_parent().pk,
        "submission_id": submission.pk,
        "revision_id": work.latest_revision_id,
        "revision_id_a": work.latest_revision_id,
        "revision_id_b": work.latest_revision_id,
        "invitation_id": invitation.pk,
        "picture_id": picture.pk,
        "cover_id": work.cover_id,  # of what was sent to review
        "image_id": picture.pk,
        "film_id": film.pk,
        "document_id": attachment.pk,
        "collection_id": Collection.get_first_root_node().pk,
        "expertise": expertise.pk,
        "film": film.pk,
        "series": series.pk,
        "topics": topic.pk,
        "creator": owner.creator.pk,
        "affiliation": affiliation.pk,
        "organisation": organisation.pk,
        "reason": Reason.objects.first().pk,
        "reviewplan": ReviewPlan.objects.first().pk,
        "watchword": WatchWord.objects.first().pk,
        "user": accounts["creator"].pk,
        "group": Group.objects.first().pk,
        "site": Site.objects.get().pk,
    }
    return Cast(accounts, parameters, work)
