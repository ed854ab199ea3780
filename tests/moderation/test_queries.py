"""The queue, a work's page, reports: what they show and how many queries they take."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.answers import Refused
from cms.moderation import actions, queries
from cms.moderation.models import Review, Submission
from cms.moderation.queries import QueueFilters
from cms.works.models import Article, Topic, Work

from .factories import Office, approve, article, edit, open_review, publish, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(office: Office) -> list[Submission]:
    return [send(office.author, article(office.author, office.topic)) for _ in range(3)]


def titles(page: queries.QueuePage) -> list[int]:
    return [row.review.submission_id for row in page.items]


def test_the_queue_is_ordered_by_deadline(office: Office, three: list[Submission]) -> None:
    late = open_review(three[2])
    Review.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(hours=1))
    page = queries.queue(office.form)
    assert titles(page) == [three[2].pk, three[0].pk, three[1].pk]
    assert [row.is_overdue for row in page.items] == [True, False, False]
    assert all(row.may_decide for row in page.items)
    assert titles(queries.queue(office.form, order="newest"))[0] == three[2].pk


def test_the_queue_takes_as_many_queries_for_three_as_for_one(office: Office) -> None:
    send(office.author, article(office.author, office.topic))
    queries.queue(office.form)  # roles are kept on the account
    with CaptureQueriesContext(connection) as one:
        assert len(queries.queue(office.form).items) == 1
    for _ in range(3):
        send(office.author, article(office.author, office.topic))
    with CaptureQueriesContext(connection) as four:
        assert len(queries.queue(office.form).items) == 4
    assert len(four) == len(one) == 13


def test_pages_of_the_queue_follow_each_other_without_gap_or_repeat(
    office: Office, three: list[Submission]
) -> None:
    same = timezone.now() + timedelta(hours=1)
    Review.objects.update(due_at=same)
    for order in ("due", "age", "newest"):
        found, after = [], None
        while True:
            page = queries.queue(office.form, order=order, after=after, limit=1)
            found += titles(page)
            after = page.next
            if after is None:
                break
        assert sorted(found) == [one.pk for one in three]
    assert titles(queries.queue(office.form, after="no|thing")) == [one.pk for one in three]


def test_the_queue_is_narrowed_by_each_filter(office: Office, three: list[Submission]) -> None:
    below = Topic.objects.create(name="台风", slug="tai-feng-2", parent=office.other_topic)
    other = send(office.author, article(office.author, below, city="440300"))
    actions.set_lane(actor=office.chief, submission_id=other.pk, lane="fast")
    approve(office.form, three[0])
    actions.claim(actor=office.form2, review_id=open_review(three[1]).pk)
    Submission.objects.filter(pk=three[2].pk).update(submitted_at=timezone.now() - timedelta(days=5))

    def found(**filters: object) -> set[int]:
        return set(titles(queries.queue(office.chief, QueueFilters(**filters))))

    assert found(stage="science") == {three[0].pk}
    assert found(kind="video") == set()
    assert found(kind="article") == {other.pk, *(one.pk for one in three)}
    assert found(city="440300") == {other.pk}
    assert found(lane="fast") == {other.pk}
    assert found(topic=office.other_topic.pk) == {other.pk}
    assert found(claimed="others") == {three[1].pk}
    assert found(claimed="nobody") == {three[0].pk, three[2].pk, other.pk}
    assert found(waiting_days=5) == {three[2].pk}
    assert found(overdue=True) == set()
    assert found(words="台风") == {other.pk, *(one.pk for one in three)}
    assert found(mine=True) == set()
    assert set(titles(queries.queue(office.expert, QueueFilters(mine=True)))) == {three[0].pk}
    assert queries.waiting_for(office.form) == queries.Waiting(2, 0)
    assert queries.waiting_for(office.expert) == queries.Waiting(1, 0)


def test_a_reviewers_page_shows_what_changed_since_they_looked(office: Office) -> None:
    work = article(office.author, office.topic)
    public = publish(office, work)
    actions.look(actor=office.form, work_id=work.pk, revision_id=public.revision_id)
    edit(office.author, work, summary="从两团积雨云说起。")
    correction = send(office.author, work, correction_note="改了数目")
    page = queries.review_page(office.form, work.pk)
    assert page.submission == correction and page.review == open_review(correction)
    assert [change.name for change in page.since_look.changes] == ["summary"]
    assert page.since_public.revision == public.revision
    assert page.may_decide and not page.is_last_stage
    assert queries.review_page(office.form2, work.pk).since_look is None


def test_a_reviewers_page_offers_undo_to_who_decided(office: Office, three: list[Submission]) -> None:
    review = approve(office.form, three[0])
    assert queries.review_page(office.form, three[0].work_id).undoable == review
    assert queries.review_page(office.form2, three[0].work_id).undoable is None
    approve(office.expert, three[0])
    assert queries.review_page(office.chief, three[0].work_id).is_last_stage


def test_a_reviewers_page_is_not_for_creators(office: Office, three: list[Submission]) -> None:
    with pytest.raises(Refused):
        queries.review_page(office.author, three[0].work_id)


def test_the_history_tells_every_act_in_words(office: Office, django_assert_num_queries) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    with django_assert_num_queries(1):
        acts = [(act.entry.verb, str(act.words), act.entry.actor) for act in queries.history(work)]
    assert [verb for verb, _words, _who in acts][:2] == ["moderation.publish", "moderation.approved"]
    assert all(words != verb for verb, words, _who in acts)
    assert acts[-1][0] == "works.create"


def test_the_workload_counts_claims_and_verdicts(office: Office, three: list[Submission]) -> None:
    approve(office.form, three[0])
    actions.claim(actor=office.form2, review_id=open_review(three[1]).pk)
    loads = {load.user: load for load in queries.workload()}
    assert (loads[office.form].decided, loads[office.form2].claimed) == (1, 1)
    stages = {row["stage_code"]: row["many"] for row in queries.open_by_stage()}
    assert stages == {"form": 2, "science": 1}


def test_a_block_is_called_by_its_labels(office: Office) -> None:
    assert queries.labels(Article)["summary"]
    label = queries.block_label(Article, "body", "questions", ("items", "0", "question"))
    assert label.count(" · ") == 3


def test_page_and_timeline_take_no_more_queries_for_a_long_history(office: Office) -> None:
    def taken() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as page:
            queries.review_page(office.form, work.pk)
        with CaptureQueriesContext(connection) as line:
            queries.timeline(Work.objects.get(pk=work.pk), office.author)
        return len(page), len(line)

    work = article(office.author, office.topic)
    submission = send(office.author, work)
    queries.review_page(office.form, work.pk)  # roles are kept on the account
    first = taken()
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    for number in range(3):
        publish(office, edit(office.author, work, summary=f"第{number}版。"), correction_note="更正")
    edit(office.author, work, summary="最后一版。")
    submission = send(office.author, work, correction_note="更正")
    for _ in range(3):
        actions.remark(actor=office.form, submission_id=submission.pk, text="请核对")
    later = taken()
    assert later[0] <= first[0] + 2 and later[1] <= first[1] + 1
