"""Two people at the same moment: real threads, real transactions, on either database."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.moderation import actions
from cms.moderation.models import Review, Submission, SubmissionState
from cms.publishing.models import OutboxEntry, Publication
from cms.works.models import Work

from .factories import Office, approve, article, make_office, open_review, send

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def office(transactional_db: None) -> Office:
    # What the migrations put in came back with its own ids: the next id comes after them.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
    return make_office()


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Run acts at the same moment, each on a connection of its own; what they returned or raised."""
    outcomes: list[Any] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int) -> None:
        try:
            start.wait(timeout=30)
            outcomes[place] = acts[place]()
        except (Refused, ValidationError) as answer:
            outcomes[place] = answer
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()
    return outcomes


def test_two_editors_decide_at_once_and_one_verdict_counts(office: Office) -> None:
    for _ in range(3):
        submission = send(office.author, article(office.author, office.topic))
        review_id = open_review(submission).pk
        outcomes = together(
            lambda pk=review_id: actions.decide(actor=office.form, review_id=pk, verdict="approve"),
            lambda pk=review_id: actions.decide(
                actor=office.form2, review_id=pk, verdict="refuse", comment="不行"
            ),
        )
        refused = [one for one in outcomes if isinstance(one, Refused)]
        assert len(refused) == 1 and refused[0].answer.code in ("decided", "not_in_review")
        review = Review.objects.get(pk=review_id)
        submission.refresh_from_db()
        expected = {"approve": SubmissionState.IN_REVIEW, "refuse": SubmissionState.REFUSED}
        assert submission.state == expected[review.verdict]
        verdicts = AuditEntry.objects.filter(
            verb__in=["moderation.approve", "moderation.refuse"], subject_id=str(submission.work_id)
        )
        assert verdicts.count() == 1


def test_a_double_click_on_submit_at_the_same_moment_makes_one_submission(office: Office) -> None:
    work = article(office.author, office.topic)

    def click() -> Submission:
        return actions.submit(actor=office.author, work_id=work.pk, revision_id=work.latest_revision_id)

    outcomes = together(click, click, click)
    assert len({one.pk for one in outcomes}) == 1
    assert Submission.objects.count() == Review.objects.count() == 1


def test_two_workers_publish_what_is_due_once(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    for person in (office.form, office.expert, office.chief):
        approve(person, submission)
    later = timezone.now() + timedelta(hours=1)
    reports = together(lambda: actions.publish_due(later), lambda: actions.publish_due(later))
    assert sorted(len(one) for one in reports) == [0, 1]
    assert Publication.objects.filter(source_id=submission.work_id, state="live").count() == 1
    assert OutboxEntry.objects.filter(publication_id=Publication.objects.get().pk).count() == 1


def test_withdrawing_while_the_last_approval_is_given_leaves_one_of_the_two(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    approve(office.form, submission)
    approve(office.expert, submission)
    review_id = open_review(submission).pk
    together(
        lambda: actions.withdraw(actor=office.author, submission_id=submission.pk),
        lambda: actions.decide(actor=office.chief, review_id=review_id, verdict="approve", at_once=True),
    )
    submission.refresh_from_db()
    is_live = Work.objects.get(pk=submission.work_id).live
    assert (submission.state, is_live) in (
        (SubmissionState.WITHDRAWN, False),
        (SubmissionState.PUBLISHED, True),
    )
    assert Publication.objects.filter(source_id=submission.work_id, state="live").exists() == is_live


def test_two_editors_claim_at_once_and_one_has_it(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    review_id = open_review(submission).pk
    outcomes = together(
        lambda: actions.claim(actor=office.form, review_id=review_id),
        lambda: actions.claim(actor=office.form2, review_id=review_id),
    )
    assert [one.answer.code for one in outcomes if isinstance(one, Refused)] == ["claimed"]
