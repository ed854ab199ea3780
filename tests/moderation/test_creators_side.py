"""What a creator does: withdraw, appeal, and what they see."""

import pytest
from django.core.exceptions import ValidationError

from cms.answers import Refused
from cms.moderation import actions, queries, rules
from cms.moderation.models import Submission, SubmissionState
from cms.moderation.personal_data import export
from cms.people.actions import delete_account, export_account
from cms.people.models import Guardianship, User
from cms.publishing.models import Publication
from cms.works.models import Work
from tests.people.factories import account, creator

from .factories import Office, approve, article, edit, open_review, publish, send

pytestmark = pytest.mark.django_db


def refuse(user: User, submission: Submission) -> Submission:
    actions.decide(
        actor=user, review_id=open_review(submission).pk, verdict="refuse", comment="不属于科普范围"
    )
    submission.refresh_from_db()
    return submission


@pytest.fixture
def submission(office: Office) -> Submission:
    return send(office.author, article(office.author, office.topic))


def test_a_withdrawn_work_can_be_changed_and_sent_again(office: Office, submission: Submission) -> None:
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    with pytest.raises(Refused) as caught:
        actions.withdraw(actor=office.author, submission_id=submission.pk)
    assert caught.value.answer.code == "not_in_review"
    edit(office.author, submission.work, summary="撤回后修改。")
    assert send(office.author, submission.work).state == SubmissionState.IN_REVIEW


def test_only_its_owner_withdraws_a_work(office: Office, submission: Submission) -> None:
    for stranger in (office.form, office.chief, account()):
        with pytest.raises(Refused):
            actions.withdraw(actor=stranger, submission_id=submission.pk)


def test_a_stranger_cannot_submit_somebody_elses_work(office: Office) -> None:
    work = article(office.author, office.topic)
    with pytest.raises(Refused) as caught:
        send(creator().user, work)
    assert caught.value.answer.code == "not_yours"


def test_a_minor_without_a_guardians_consent_submits_nothing(office: Office) -> None:
    work = article(office.author, office.topic)
    office.author.creator.is_minor = True
    office.author.creator.save()
    with pytest.raises(Refused):
        send(User.objects.get(pk=office.author.pk), work)
    assert not Guardianship.objects.exists() and not Submission.objects.exists()


def test_a_refusal_is_appealed_once_to_a_chief_editor_who_did_not_give_it(
    office: Office, submission: Submission
) -> None:
    approve(office.form, submission)
    approve(office.expert, submission)
    refuse(office.chief, submission)
    with pytest.raises(ValidationError):
        actions.appeal(actor=office.author, submission_id=submission.pk, text=" ")
    appeal = actions.appeal(actor=office.author, submission_id=submission.pk, text="属于气象科普")
    hearing = open_review(appeal)
    assert hearing.stage_code == "appeal"
    assert rules.may_decide(office.chief, hearing).code == "refused_it"
    approve(office.chief2, appeal)
    assert open_review(appeal).stage_code == "form"  # heard: every stage afresh
    with pytest.raises(Refused):
        actions.appeal(actor=office.author, submission_id=submission.pk, text="再来一次")


def test_who_refused_decides_no_stage_of_the_appeal(office: Office, submission: Submission) -> None:
    refuse(office.form, submission)
    appeal = actions.appeal(actor=office.author, submission_id=submission.pk, text="请再看")
    approve(office.chief, appeal)
    assert rules.may_decide(office.form, open_review(appeal)).code == "refused_it"
    approve(office.form2, appeal)
    approve(office.expert, appeal)
    approve(office.chief, appeal, at_once=True)  # who heard the appeal may decide the last stage
    assert Publication.objects.get(source_id=submission.work_id).state == "live"


def test_a_refused_appeal_is_the_end_of_it(office: Office, submission: Submission) -> None:
    refuse(office.form, submission)
    appeal = refuse(
        office.chief, actions.appeal(actor=office.author, submission_id=submission.pk, text="请再看")
    )
    assert rules.may_appeal(office.author, appeal).code == "appealed"


def test_after_sending_again_the_old_refusal_is_not_appealed(office: Office, submission: Submission) -> None:
    refuse(office.form, submission)
    send(office.author, submission.work)
    assert rules.may_appeal(office.author, submission).code == "sent_again"


def test_a_creator_never_sees_a_reviewers_name_or_an_internal_remark(
    office: Office, submission: Submission
) -> None:
    actions.remark(actor=office.form, submission_id=submission.pk, text="请改标题", field="title")
    actions.remark(actor=office.form, submission_id=submission.pk, text="疑似抄袭", is_internal=True)
    actions.decide(
        actor=office.form, review_id=open_review(submission).pk, verdict="changes", comment="请改标题"
    )
    timeline = queries.timeline(submission.work, office.author)
    shown = repr(
        [
            (step.name, step.who, step.comment, [r.text for r in step.remarks])
            for step in timeline.rounds[0].steps
        ]
    )
    assert "请改标题" in shown and "疑似抄袭" not in shown
    told = " ".join(office.author.notifications.values_list("text", flat=True))
    for person in office.reviewers:
        assert person.name not in shown and person.name not in told


def test_the_timeline_says_each_stage_who_is_next_and_by_when(office: Office, submission: Submission) -> None:
    approve(office.form, submission)
    timeline = queries.timeline(submission.work, office.author)
    steps = timeline.rounds[0].steps
    assert [(step.code, step.state) for step in steps] == [
        ("form", "done"),
        ("science", "current"),
        ("final", "coming"),
    ]
    review = open_review(submission)
    assert (timeline.next_by, timeline.next_due) == (review.group.name, review.due_at)
    assert timeline.rounds[0].may_withdraw and not timeline.rounds[0].may_appeal


def test_a_decision_that_was_taken_back_is_not_on_the_timeline(
    office: Office, submission: Submission
) -> None:
    review = approve(office.form, submission)
    actions.undo_decision(actor=office.form, review_id=review.pk)
    steps = queries.timeline(submission.work, office.author).rounds[0].steps
    assert [(step.code, step.state) for step in steps] == [
        ("form", "current"),
        ("science", "coming"),
        ("final", "coming"),
    ]


def test_the_status_of_each_work_is_said_in_a_word(office: Office, django_assert_num_queries) -> None:
    works = [article(office.author, office.topic) for _ in range(4)]
    send(office.author, works[1])
    refuse(office.form, send(office.author, works[2]))
    publish(office, works[3])
    edit(office.author, works[3], summary="更正")
    send(office.author, works[3], correction_note="更正")
    fresh = list(Work.objects.filter(pk__in=[work.pk for work in works]).order_by("pk"))
    with django_assert_num_queries(2):
        status = queries.status_of(fresh)
    assert [status[work.pk].code for work in works] == ["draft", "in_review", "refused", "correcting"]
    assert status[works[0].pk].needs_creator and not status[works[1].pk].needs_creator
    with django_assert_num_queries(2):
        queries.status_of(fresh[1:2])


def test_an_editors_correction_goes_through_review_by_others(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    edit(office.chief, work, summary="编辑的更正。")
    correction = send(office.chief, work, correction_note="改正笔误")
    assert rules.may_decide(office.chief, open_review(correction)).code == "own_work"
    approve(office.form, correction)
    approve(office.expert, correction)
    assert rules.may_decide(office.chief, open_review(correction)).code == "own_work"
    approve(office.chief2, correction, at_once=True)
    assert Publication.objects.get(source_id=work.pk).summary == "编辑的更正。"


def test_whoever_leaves_takes_their_works_out_of_review_and_of_the_public(office: Office) -> None:
    public, waiting, draft = (article(office.author, office.topic) for _ in range(3))
    publish(office, public)
    submission = send(office.author, waiting)
    delete_account(actor=office.author, user=office.author, keep_published=False)
    submission.refresh_from_db()
    assert submission.state == SubmissionState.WITHDRAWN
    assert Publication.objects.get(source_id=public.pk).state == "withdrawn"
    assert Work.objects.filter(pk__in=[waiting.pk, draft.pk], binned_at__isnull=False).count() == 2


def test_published_works_stay_when_their_creator_wishes_so(office: Office) -> None:
    public = article(office.author, office.topic)
    publish(office, public)
    delete_account(actor=office.author, user=office.author, keep_published=True)
    assert Publication.objects.get(source_id=public.pk).state == "live"


def test_a_persons_export_holds_what_they_sent_to_review(office: Office, submission: Submission) -> None:
    assert export_account(actor=office.author, user=office.author)
    assert export(office.author)["submissions"][0]["title"] == submission.title
