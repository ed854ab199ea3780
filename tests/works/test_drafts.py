"""Making works and saving drafts."""

import pytest

from cms.works import actions, checks, drafts, publication
from cms.works.editable import KINDS
from tests.factories import current_draft, make_creator, make_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_a_complete_draft_lacks_nothing_and_builds_a_publication(kind: str) -> None:
    work = make_work(kind)
    latest = work.get_latest_revision_as_object()
    assert checks.missing(latest) == []
    draft = publication.build(latest, preview=True)
    assert draft.kind == kind and draft.title == latest.title
    assert draft.card["cover"]["renditions"]


@pytest.mark.parametrize("kind", KINDS)
def test_saving_what_was_read_writes_nothing(kind: str) -> None:
    work = make_work(kind)
    revision = actions.save_draft(
        actor=work.owner, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=current_draft(work)
    )
    assert revision.pk == work.latest_revision_id


def test_two_tabs_do_not_overwrite_each_other() -> None:
    work = make_work()
    base = work.latest_revision_id
    actions.save_draft(
        actor=work.owner, work_id=work.pk, base_revision_id=base, draft={"title": "第一个窗口"}
    )
    with pytest.raises(actions.DraftConflict) as conflict:
        actions.save_draft(
            actor=work.owner, work_id=work.pk, base_revision_id=base, draft={"title": "第二个窗口"}
        )
    assert conflict.value.theirs["title"] == "第一个窗口"
    assert conflict.value.yours["title"] == "第二个窗口"
    assert current_draft(work)["title"] == "第一个窗口"
    revision = actions.save_draft(
        actor=work.owner,
        work_id=work.pk,
        base_revision_id=conflict.value.latest_revision_id,
        draft={"title": "第二个窗口"},
    )
    assert drafts.read(revision)["title"] == "第二个窗口"


def test_a_work_without_a_title_can_be_saved() -> None:
    creator = make_creator()
    work = actions.create_work(actor=creator.user, kind="article")
    assert work.slug == "work" and not work.live and work.creator == creator


def test_the_address_follows_the_title_until_someone_chooses_it() -> None:
    work = make_work(complete=False, title="台风来了")
    assert work.slug == "tai-feng-lai-le"
    actions.save_draft(
        actor=work.owner,
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={"title": "暴雨来了"},
    )
    assert current_draft(work)["slug"] == "bao-yu-lai-le"
