"""The queue's page: filters, order, one page after another, and acts on many works at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.moderation import actions
from cms.moderation.models import Reason, Review, ReviewState, Submission

from ..factories import Office, approve, article, edit, open_review, send

QUEUE = "/admin/review/"


def sent(office: Office, title: str, **fields: Any) -> Submission:
    work = article(office.author, fields.pop("topic", office.topic), **fields)
    return send(office.author, edit(office.author, work, title=title))


def titles(response: Any) -> list[str]:
    return [row.review.submission.title for row, _kind in response.context["rows"]]


def said(response: Any) -> str:
    return "\n".join(str(message) for message in response.context["messages"])


@pytest.fixture
def two(office: Office) -> tuple[Submission, Submission]:
    """One from Guangzhou in the fast lane, late and claimed; one from Shenzhen, just sent."""
    late = sent(office, "台风预警", city="440100")
    actions.set_lane(actor=office.chief, submission_id=late.pk, lane="fast")
    actions.claim(actor=office.form, review_id=open_review(late).pk)
    hour = timedelta(hours=1)
    Review.objects.filter(submission=late).update(due_at=timezone.now() - hour)
    Submission.objects.filter(pk=late.pk).update(submitted_at=timezone.now() - timedelta(days=4))
    fresh = sent(office, "红树林", city="440300", topic=office.other_topic)
    return late, fresh


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"words": "红树"}, ["红树林"]),
        ({"mine": "1"}, ["台风预警", "红树林"]),
        ({"stage": "form"}, ["台风预警", "红树林"]),
        ({"stage": "final"}, []),
        ({"kind": "article"}, ["台风预警", "红树林"]),
        ({"kind": "comic"}, []),
        ({"city": "440300"}, ["红树林"]),
        ({"lane": "fast"}, ["台风预警"]),
        ({"claimed": "me"}, ["台风预警"]),
        ({"claimed": "nobody"}, ["红树林"]),
        ({"claimed": "others"}, []),
        ({"waiting_days": "3"}, ["台风预警"]),
        ({"overdue": "1"}, ["台风预警"]),
        ({"order": "newest"}, ["红树林", "台风预警"]),
        ({"order": "age"}, ["台风预警", "红树林"]),
        ({"kind": "nonsense", "topic": "999999"}, ["台风预警", "红树林"]),
    ],
)
def test_each_filter_narrows_the_queue(
    office: Office, signed_in: Any, two: Any, given: dict[str, str], found: list[str]
) -> None:
    response = signed_in(office.form).get(QUEUE, given)
    assert response.status_code == 200
    assert titles(response) == found


def test_the_topic_filter_finds_works_of_the_topic(office: Office, signed_in: Any, two: Any) -> None:
    assert titles(signed_in(office.form).get(QUEUE, {"topic": office.other_topic.pk})) == ["红树林"]


def test_pages_follow_each_other_without_gap_or_repetition(office: Office, signed_in: Any) -> None:
    for number in range(33):
        sent(office, f"作品{number}")
    Review.objects.update(due_at=timezone.now() + timedelta(days=1))  # all at one moment
    client = signed_in(office.form)
    first = client.get(QUEUE)
    second = client.get(f"{QUEUE}?{first.context['following']}")
    assert (len(titles(first)), len(titles(second))) == (30, 3)
    assert len({*titles(first), *titles(second)}) == 33
    assert not second.context["following"]


def test_a_long_queue_asks_the_database_no_more_than_a_short_one(office: Office, signed_in: Any) -> None:
    client = signed_in(office.form)
    sent(office, "第一")
    client.get(QUEUE)  # what is remembered between requests

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(QUEUE).status_code == 200
        return len(seen)

    few = queries()
    for number in range(29):
        sent(office, f"作品{number}")
    assert queries() == few


def bulk(client: Any, act: str, submissions: list[Submission], **more: Any) -> Any:
    reviews = [open_review(one).pk for one in submissions]
    return client.post(QUEUE, {"act": act, "review": reviews, **more}, follow=True)


def test_several_works_are_claimed_at_once_and_what_a_colleague_has_is_named(
    office: Office, signed_in: Any
) -> None:
    mine, theirs = sent(office, "甲"), sent(office, "乙")
    actions.claim(actor=office.form2, review_id=open_review(theirs).pk)
    response = bulk(signed_in(office.form), "claim", [mine, theirs])
    assert open_review(mine).claimed_by == office.form
    assert open_review(theirs).claimed_by == office.form2
    assert "乙" in said(response)
    assert "甲" not in said(response)


def test_several_works_are_approved_at_once_and_what_is_barred_stays(office: Office, signed_in: Any) -> None:
    works = [sent(office, "甲"), sent(office, "乙"), sent(office, "丙")]
    actions.claim(actor=office.form2, review_id=open_review(works[2]).pk)
    response = bulk(signed_in(office.form), "approve", works)
    assert [open_review(one).stage_code for one in works] == ["science", "science", "form"]
    assert "丙" in said(response)


def test_asking_several_for_changes_needs_a_reason(office: Office, signed_in: Any) -> None:
    submission = sent(office, "甲")
    client = signed_in(office.form)
    bulk(client, "changes", [submission])
    assert open_review(submission).state == ReviewState.OPEN
    reason = Reason.objects.filter(purpose=Reason.For.CHANGES, is_active=True).first()
    bulk(client, "changes", [submission], reason=reason.pk)
    submission.refresh_from_db()
    assert submission.state == "changes"
    assert list(submission.reviews.get().reasons.all()) == [reason]


@pytest.mark.parametrize("data", [{}, {"act": "approve"}, {"act": "refuse", "review": "1"}, {"review": "x"}])
def test_nothing_ticked_or_an_unknown_act_changes_nothing(
    office: Office, signed_in: Any, data: dict[str, str]
) -> None:
    submission = sent(office, "甲")
    assert said(signed_in(office.form).post(QUEUE, data, follow=True))
    assert open_review(submission).claimed_by is None


def test_an_expert_sees_works_of_their_stage_only(office: Office, signed_in: Any) -> None:
    sent(office, "在形式审核")
    approve(office.form, sent(office, "在科学审核"))
    assert titles(signed_in(office.expert).get(QUEUE)) == ["在科学审核"]
    assert len(titles(signed_in(office.chief).get(QUEUE))) == 2


def test_what_an_editor_wrote_in_a_title_is_shown_as_text(office: Office, signed_in: Any) -> None:
    sent(office, "<script>alert(1)</script>")
    page = signed_in(office.form).get(QUEUE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
