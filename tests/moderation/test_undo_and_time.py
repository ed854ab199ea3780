"""Undoing, the time of publication, deadlines."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Revision

from cms.answers import Refused
from cms.moderation import actions, deadlines
from cms.moderation.models import Review, ReviewState, Submission, SubmissionState
from cms.publishing.models import Publication
from cms.works.models import Work

from .factories import Office, approve, article, edit, open_review, publish, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(office: Office) -> Submission:
    return send(office.author, article(office.author, office.topic))


def approved(office: Office, submission: Submission, **wishes) -> Submission:
    approve(office.form, submission)
    approve(office.expert, submission)
    approve(office.chief, submission, **wishes)
    submission.refresh_from_db()
    return submission


def is_public(submission: Submission) -> bool:
    return Publication.objects.filter(source_id=submission.work_id, state="live").exists()


def test_a_decision_can_be_undone_for_a_few_minutes_by_who_gave_it(
    office: Office, submission: Submission
) -> None:
    review = approve(office.form, submission)
    with pytest.raises(Refused):
        actions.undo_decision(actor=office.form2, review_id=review.pk)
    again = actions.undo_decision(actor=office.form, review_id=review.pk)
    assert (again.stage_code, again.claimed_by, again.due_at) == ("form", office.form, review.due_at)
    assert open_review(submission) == again
    approve(office.form, submission)
    assert open_review(submission).stage_code == "science"


def test_after_the_undo_window_a_decision_stands(office: Office, submission: Submission, settings) -> None:
    review = approve(office.form, submission)
    Review.objects.filter(pk=review.pk).update(
        decided_at=timezone.now() - timedelta(minutes=settings.MODERATION_UNDO_MINUTES)
    )
    with pytest.raises(Refused) as caught:
        actions.undo_decision(actor=office.form, review_id=review.pk)
    assert caught.value.answer.code == "too_late"


def test_a_refusal_can_be_undone_but_not_after_an_appeal(office: Office, submission: Submission) -> None:
    refusal = {"verdict": "refuse", "comment": "不属于科普"}
    review = actions.decide(actor=office.form, review_id=open_review(submission).pk, **refusal)
    again = actions.undo_decision(actor=office.form, review_id=review.pk)
    submission.refresh_from_db()
    assert submission.state == SubmissionState.IN_REVIEW
    review = actions.decide(actor=office.form, review_id=again.pk, **refusal)
    actions.appeal(actor=office.author, submission_id=submission.pk, text="是科普")
    with pytest.raises(Refused) as caught:
        actions.undo_decision(actor=office.form, review_id=review.pk)
    assert caught.value.answer.code == "moved_on"


def test_changes_cannot_be_undone_once_the_creator_has_begun(office: Office, submission: Submission) -> None:
    review = actions.decide(
        actor=office.form, review_id=open_review(submission).pk, verdict="changes", comment="改"
    )
    edit(office.author, submission.work, summary="已经改了。")
    with pytest.raises(Refused) as caught:
        actions.undo_decision(actor=office.form, review_id=review.pk)
    assert caught.value.answer.code == "moved_on"


def test_an_undo_after_the_next_stage_decided_is_refused(office: Office, submission: Submission) -> None:
    first = approve(office.form, submission)
    approve(office.expert, submission)
    with pytest.raises(Refused) as caught:
        actions.undo_decision(actor=office.form, review_id=first.pk)
    assert caught.value.answer.code == "moved_on"


def test_the_last_approval_waits_for_the_undo_window(
    office: Office, submission: Submission, settings
) -> None:
    approved(office, submission)
    assert submission.state == SubmissionState.APPROVED
    assert actions.publish_due() == []
    assert not is_public(submission)
    later = timezone.now() + timedelta(minutes=settings.MODERATION_UNDO_MINUTES)
    assert [report.problem for report in actions.publish_due(later)] == [""]
    assert is_public(submission)
    assert actions.publish_due(later) == []


def test_the_last_approval_can_be_undone_while_it_waits(office: Office, submission: Submission) -> None:
    approved(office, submission)
    review = submission.reviews.get(stage_code="final")
    actions.undo_decision(actor=office.chief, review_id=review.pk)
    assert actions.publish_due(timezone.now() + timedelta(days=1)) == []
    assert not is_public(submission)


def test_what_was_published_at_once_is_not_undone_but_taken_down(
    office: Office, submission: Submission
) -> None:
    approved(office, submission, at_once=True)
    review = submission.reviews.get(stage_code="final")
    with pytest.raises(Refused) as caught:
        actions.undo_decision(actor=office.chief, review_id=review.pk)
    assert caught.value.answer.code == "published"


def test_a_schedule_that_comes_due_while_the_worker_is_down_is_published_when_it_is_back(
    office: Office, submission: Submission
) -> None:
    at = timezone.now() + timedelta(days=2)
    approved(office, submission, publish_at=at)
    assert submission.publish_at == at
    assert actions.publish_due(at - timedelta(seconds=1)) == []
    assert len(actions.publish_due(at + timedelta(days=3))) == 1  # three days down
    assert is_public(submission)


def test_the_creators_wish_for_a_time_is_kept_and_an_editor_can_change_it(office: Office) -> None:
    wish = timezone.now() + timedelta(days=5)
    submission = send(office.author, article(office.author, office.topic), publish_at=wish)
    approved(office, submission)
    assert submission.publish_at == wish
    sooner = timezone.now() + timedelta(days=1)
    actions.schedule(actor=office.chief, submission_id=submission.pk, publish_at=sooner)
    with pytest.raises(ValidationError):
        actions.schedule(
            actor=office.chief, submission_id=submission.pk, publish_at=timezone.now() - timedelta(seconds=1)
        )
    assert len(actions.publish_due(sooner)) == 1


def test_a_time_that_passed_while_the_form_was_open_is_said(office: Office) -> None:
    work = article(office.author, office.topic)
    with pytest.raises(ValidationError) as caught:
        send(office.author, work, publish_at=timezone.now() - timedelta(seconds=1))
    assert "publish_at" in caught.value.message_dict


def test_a_deadline_that_passes_while_the_form_is_open_loses_nothing(
    office: Office, submission: Submission
) -> None:
    review = open_review(submission)
    Review.objects.filter(pk=review.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    actions.decide(actor=office.form, review_id=review.pk, verdict="approve")
    assert open_review(submission).stage_code == "science"


def test_one_works_trouble_keeps_no_other_from_its_time(office: Office, submission: Submission) -> None:
    other = approved(office, send(office.author, article(office.author, office.topic)))
    broken = approved(office, submission)
    revision = broken.revision
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "summary": "偷换"})
    later = timezone.now() + timedelta(hours=1)
    problems = {report.submission_id: report.problem for report in actions.publish_due(later)}
    assert problems[other.pk] == "" and problems[broken.pk]
    broken.refresh_from_db()
    assert (broken.state, broken.publish_failure) == (SubmissionState.APPROVED, problems[broken.pk])
    assert is_public(other) and not is_public(broken)
    told = office.administrator.notifications.count()
    actions.publish_due(later)
    assert office.administrator.notifications.count() == told == 1


def test_a_withdrawn_work_is_not_published_when_its_time_comes(
    office: Office, submission: Submission
) -> None:
    approved(office, submission)
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    assert actions.publish_due(timezone.now() + timedelta(days=1)) == []


def test_reminders_come_at_half_and_at_the_end_once(office: Office, submission: Submission) -> None:
    review = open_review(submission)
    half = review.opened_at + (review.due_at - review.opened_at) / 2
    assert deadlines.watch(half - timedelta(seconds=1)) == {"reminded": 0, "escalated": 0}
    assert deadlines.watch(half) == {"reminded": 1, "escalated": 0}
    assert deadlines.watch(half) == {"reminded": 0, "escalated": 0}
    before, mine = office.chief.notifications.count(), office.form2.notifications.count()
    assert deadlines.watch(review.due_at) == {"reminded": 0, "escalated": 1}
    assert deadlines.watch(review.due_at) == {"reminded": 0, "escalated": 0}
    assert office.chief.notifications.count() == before + 1
    assert office.form2.notifications.count() == mine + 1


def test_a_deadline_can_be_put_off_by_an_editor_in_charge(office: Office, submission: Submission) -> None:
    review = open_review(submission)
    later = timezone.now() + timedelta(days=30)
    with pytest.raises(Refused):
        actions.set_deadline(actor=office.form, review_id=review.pk, due_at=later)
    actions.set_deadline(actor=office.chief, review_id=review.pk, due_at=later)
    assert deadlines.watch(review.due_at + timedelta(hours=1)) == {"reminded": 0, "escalated": 0}


def test_a_correction_that_waits_is_stopped_by_a_take_down(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    edit(office.author, work, summary="更正。")
    correction = approved(office, send(office.author, work, correction_note="更正"))
    actions.take_down(actor=office.chief, work_id=work.pk, reason="权利人异议")
    assert actions.publish_due(timezone.now() + timedelta(days=1)) == []
    assert not Work.objects.get(pk=work.pk).live
    correction.refresh_from_db()
    assert correction.state == SubmissionState.WITHDRAWN
    assert not correction.reviews.filter(state=ReviewState.OPEN).exists()
