"""Two at once, and trouble in the middle: one wins, nothing is half done."""

import threading
from typing import Any

import pytest
from django.db import connection

from cms.answers import Refused
from cms.publishing.models import OutboxEntry, Publication
from cms.works import actions, lifecycle
from cms.works.models import Work
from tests.factories import (
    current_draft,
    fresh,
    make_creator,
    make_published_work,
    make_topic,
    make_user,
    make_work,
    publish,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Any) -> list[Any]:
    """Run the jobs in threads that start together; their results, or what they raised."""
    start = threading.Barrier(len(jobs))
    results: list[Any] = [None] * len(jobs)

    def run(place: int, job: Any) -> None:
        try:
            start.wait(timeout=10)
            results[place] = job()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, job)) for place, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_of_two_saves_at_once_one_wins_and_the_other_is_told() -> None:
    work = make_work(complete=False, title="题")
    base = work.latest_revision_id

    def save(summary: str) -> Any:
        return actions.save_draft(
            actor=Work.objects.get(pk=work.pk).owner,
            work_id=work.pk,
            base_revision_id=base,
            draft={"summary": summary},
        )

    results = at_once(lambda: save("甲"), lambda: save("乙"))
    conflicts = [one for one in results if isinstance(one, actions.DraftConflict)]
    assert len(conflicts) == 1, results
    assert current_draft(work)["summary"] == conflicts[0].theirs["summary"]


def test_two_works_of_one_title_made_at_once_get_two_addresses() -> None:
    creator = make_creator()
    results = at_once(
        *[lambda: actions.create_work(actor=creator.user, kind="article", title="台风") for _ in range(3)]
    )
    assert sorted(work.slug for work in results) == ["tai-feng", "tai-feng-2", "tai-feng-3"]


def test_two_moves_of_topics_at_once_make_no_circle() -> None:
    admin = make_user(["administrator"])
    one, two = make_topic(), make_topic()
    results = at_once(
        lambda: actions.move_topic(actor=admin, topic_id=one.pk, parent_id=two.pk, position=0),
        lambda: actions.move_topic(actor=admin, topic_id=two.pk, parent_id=one.pk, position=0),
    )
    assert sum(isinstance(result, Exception) for result in results) == 1


def test_trouble_after_the_page_was_written_leaves_no_page_live(monkeypatch: pytest.MonkeyPatch) -> None:
    work = make_work()

    def fail(*_: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setitem(lifecycle._listeners, lifecycle.Change.GOES_LIVE, [fail])
    with pytest.raises(RuntimeError):
        publish(work)
    assert (
        not fresh(work).live
        and not Publication.objects.exists()
        and not OutboxEntry.objects.filter(what="published").exists()
    )
    monkeypatch.undo()
    assert make_published_work().live


def test_a_refused_door_writes_nothing_at_all() -> None:
    work = make_work()
    before = Work.objects.values().get(pk=work.pk)
    with pytest.raises(Refused):
        work.latest_revision.publish()
    assert Work.objects.values().get(pk=work.pk) == before
