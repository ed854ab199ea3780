"""A process killed between any two steps of publishing leaves all or nothing, through every door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.moderation import actions as review
from cms.moderation.models import Submission, SubmissionState, TakeDown, Verdict
from cms.people.models import User
from cms.people.roles import Role
from cms.publishing import queries, reconciliation
from cms.publishing.delivery import deliver_to
from cms.publishing.models import OutboxEntry, Publication
from cms.publishing.tasks import reconcile
from cms.works import actions as works
from cms.works.models import Work
from search.models import Entry
from tests.factories import fresh, make_published_work, make_reviewer, make_user, make_work

from .killing import Prepared, killed_after

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@dataclass
class Scene:
    """The prepared database, and what stands in it."""

    prepared: Prepared
    editor: User
    root: User
    works: dict[str, int]
    reviews: dict[str, int]
    judges: dict[str, User]


@pytest.fixture(scope="module")
def scene(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Scene]:
    """Works on both sides of every door, in a database of their own."""
    folder = tmp_path_factory.mktemp("killed")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "VAR_DIR", folder)
        for alias, name in (("default", "public"), ("originals", "private")):
            patch.setitem(storages[alias].__dict__, "location", str(folder / "files" / name))
            patch.setitem(storages[alias].__dict__, "base_location", str(folder / "files" / name))
        prepared = Prepared(folder)
        with prepared.filling():
            filled = _fill(prepared)
        yield filled
        prepared.drop()


def _fill(prepared: Prepared) -> Scene:
    """A work before its last approval, one approved and due, a correction, one public, one taken down."""
    editor = make_user((Role.CHIEF_EDITOR,))
    root = User.objects.create_superuser("root@example.cn", "x")
    with transaction.atomic():
        made = {
            "final": make_work("article"),
            "due": make_work("comic"),
            "correction": make_published_work("article"),
            "public": make_published_work("article"),
            "down": make_published_work("article"),
        }
    _edit(made["correction"], summary="改正了一处错误的摘要。")
    review.take_down(actor=editor, work_id=made["down"].pk, reason="数据有误")
    reviews, judges = {}, {}
    for name in ("final", "correction"):
        reviews[name], judges[name] = _up_to_last_stage(made[name])
    stage, judge = _up_to_last_stage(made["due"])
    review.decide(actor=judge, review_id=stage, verdict=Verdict.APPROVE)
    Submission.objects.filter(work=made["due"]).update(publish_at=timezone.now())
    deliver_to("search")
    return Scene(prepared, editor, root, {name: work.pk for name, work in made.items()}, reviews, judges)


def _edit(work: Work, **changes: Any) -> None:
    works.save_draft(
        actor=work.owner, work_id=work.pk, base_revision_id=fresh(work).latest_revision_id, draft=changes
    )


def _up_to_last_stage(work: Work) -> tuple[int, User]:
    """Have all stages approved but the last; its id, and who may decide it."""
    work = fresh(work)
    submission = review.submit(
        actor=work.owner,
        work_id=work.pk,
        revision_id=work.latest_revision_id,
        correction_note="改正了摘要。" if work.live else "",
    )
    while True:
        stage = review.current_review(submission)
        assert stage is not None
        judge = make_reviewer(stage, work)
        if stage.stage_code == "final":
            return stage.pk, judge
        review.decide(actor=judge, review_id=stage.pk, verdict=Verdict.APPROVE)


@dataclass(frozen=True)
class Door:
    """One way by which something becomes public, is corrected or comes down, and what it may lead to."""

    work: str
    act: Callable[[Scene], object]
    is_shut: bool = False


def _approve(name: str) -> Callable[[Scene], object]:
    return lambda scene: review.decide(
        actor=scene.judges[name], review_id=scene.reviews[name], verdict=Verdict.APPROVE, at_once=True
    )


def _publish_by_code(scene: Scene) -> None:
    revision = Work.objects.get(pk=scene.works["due"]).latest_revision
    with pytest.raises(PermissionDenied):
        revision.publish(skip_permission_checks=True)


def _client(scene: Scene) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(scene.root, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _publish_in_the_admin(scene: Scene) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[scene.works["due"]])
    _client(scene).post(address, {"action-publish": "1", "title": "经后台发布"})


def _publish_by_the_admin_api(scene: Scene) -> None:
    address = reverse("wagtailadmin_api:pages:action", args=[scene.works["due"], "publish"])
    _client(scene).post(address, {}, content_type="application/json")


DOORS = {
    "the final approval": Door("final", _approve("final")),
    "a schedule that comes due": Door("due", lambda scene: review.publish_due()),
    "a correction": Door("correction", _approve("correction")),
    "a take-down": Door(
        "public",
        lambda scene: review.take_down(
            actor=scene.editor, work_id=scene.works["public"], reason="有读者指出错误"
        ),
    ),
    "putting back": Door(
        "down", lambda scene: review.put_back(actor=scene.editor, work_id=scene.works["down"])
    ),
    "code": Door("due", _publish_by_code, is_shut=True),
    "the admin": Door("due", _publish_in_the_admin, is_shut=True),
    "the admin's API": Door("due", _publish_by_the_admin_api, is_shut=True),
}


@pytest.mark.parametrize("name", DOORS)
def test_a_kill_after_any_statement_leaves_all_or_nothing(name: str, scene: Scene) -> None:
    door = DOORS[name]
    work_id = scene.works[door.work]
    with scene.prepared.fresh():
        door.act(scene)  # in this process: the children find addresses and templates loaded
        after = public_state(work_id)
    with scene.prepared.fresh():
        before = public_state(work_id)
    assert (after == before) == door.is_shut
    ends, statement = [], 0
    while True:
        statement += 1
        with scene.prepared.fresh():
            if not killed_after(statement, lambda: door.act(scene)):
                break
            reconcile.call()
            ends.append(public_state(work_id))
            assert ends[-1] in (before, after), f"half done after statement {statement}"
            assert_everything_agrees(statement)
    first_after = ends.index(after) if not door.is_shut else len(ends)
    assert ends[first_after:] == [after] * len(ends[first_after:]), "done, and then undone"
    assert statement > 10, "the door was not walked through"


def test_what_was_killed_can_be_done_again(scene: Scene) -> None:
    for name, door in DOORS.items():
        with scene.prepared.fresh():
            assert killed_after(12, lambda door=door: door.act(scene)), name
            reconcile.call()
            assert not killed_after(0, lambda door=door: door.act(scene)), name
            assert_everything_agrees(0)


def public_state(work_id: int) -> Any:
    """All that the public, the outbox and the reviewers know of a work, but for the moments."""
    work = Work.objects.get(pk=work_id)
    row = Publication.objects.filter(source_id=work_id).first()
    return (
        (work.live, work.live_revision_id),
        row and (row.state, row.revision_id, row.title, row.summary, row.withdrawn_reason, row.change),
        list(OutboxEntry.objects.order_by("change").values_list("change", "what", "publication_id")),
        list(work.submissions.order_by("pk").values_list("pk", "state")),
        list(TakeDown.objects.filter(work_id=work_id).values_list("reason", "submission", "ended_by")),
    )


def assert_everything_agrees(statement: int) -> None:
    """Pages, publications, outbox, review and search say the same of every work."""
    said = f"after statement {statement}"
    changes = OutboxEntry.objects.order_by("change").values_list("change", flat=True)
    assert list(changes) == list(range(1, queries.latest_change() + 1)), said
    assert list(reconciliation.differences()) == [], said
    for row in Publication.objects.all():
        entry = OutboxEntry.objects.get(change=row.change)
        assert entry.publication_id == row.id, said
        assert (entry.what == "withdrawn") == (row.state == "withdrawn"), said
    for work in Work.objects.all():
        row = Publication.objects.filter(source_id=work.pk).first()
        assert work.live == (row is not None and row.state == "live"), said
        public = work.submissions.filter(state=SubmissionState.PUBLISHED).values_list(
            "revision_id", flat=True
        )
        assert list(public) == ([work.live_revision_id] if work.live else []), said
        down = TakeDown.objects.filter(work=work, ended_at=None).exists()
        assert down == (row is not None and row.state == "withdrawn"), said
    deliver_to("search")
    indexed = set(Entry.objects.values_list("publication_id", "change"))
    assert indexed == set(Publication.objects.filter(state="live").values_list("id", "change")), said
