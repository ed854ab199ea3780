"""Going live, changing in public and coming down: page and publication agree, whatever happens."""

import pytest

from cms.answers import Refused
from cms.moderation import actions as review
from cms.publishing import reconciliation
from cms.publishing.models import OutboxEntry, Publication, PublicationState
from cms.works import actions
from cms.works.editable import KINDS
from tests.factories import current_draft, fresh, make_published_work, make_user, make_work, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_an_approved_work_is_public_as_it_was_approved(kind: str) -> None:
    work = make_published_work(kind)
    publication = Publication.objects.get(pk=work.translation_key)
    assert work.live and publication.state == PublicationState.LIVE
    assert publication.title == work.title and publication.path == f"/{kind}/{work.slug}/"
    assert publication.revision_id == work.live_revision_id
    assert not list(reconciliation.differences())


@pytest.mark.parametrize("kind", KINDS)
def test_building_again_changes_nothing_on_a_healthy_site(kind: str) -> None:
    make_published_work(kind)
    before = OutboxEntry.objects.count()
    assert reconciliation.mend_all() == {"unchanged": 1}
    assert OutboxEntry.objects.count() == before


def test_a_correction_is_public_only_once_it_is_approved() -> None:
    work = make_published_work()
    old_title = work.title
    actions.save_draft(
        actor=work.owner,
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={"title": "改过的标题"},
    )
    assert fresh(work).title == old_title
    assert Publication.objects.get(pk=work.translation_key).title == old_title
    slug = work.slug
    work = publish(work, correction_note="改正了标题")
    publication = Publication.objects.get(pk=work.translation_key)
    assert (publication.title, publication.slug) == ("改过的标题", slug)
    assert publication.detail["corrections"][0]["note"] == "改正了标题"


def test_a_work_that_is_taken_down_leaves_its_reason_and_nothing_else() -> None:
    work = make_published_work()
    review.take_down(actor=make_user(["chief_editor"]), work_id=work.pk, reason="数据有误")
    publication = Publication.objects.get(pk=work.translation_key)
    assert publication.state == PublicationState.WITHDRAWN and publication.withdrawn_reason == "数据有误"
    assert publication.text == "" and publication.detail == {}
    assert not fresh(work).live


def test_a_revision_that_nobody_approved_is_refused_and_nothing_is_written() -> None:
    work = make_work()
    with pytest.raises(Refused):
        actions.go_live(revision=work.latest_revision)
    assert not fresh(work).live and not Publication.objects.exists()


def test_going_back_to_the_public_version_discards_the_draft() -> None:
    work = make_published_work()
    title = work.title
    actions.save_draft(
        actor=work.owner, work_id=work.pk, base_revision_id=work.latest_revision_id, draft={"title": "别的"}
    )
    actions.discard_draft(actor=work.owner, work_id=work.pk)
    assert current_draft(work)["title"] == title
