"""Who may decide what, and what a verdict does."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Revision

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.moderation import actions, rules
from cms.moderation.models import (
    Affiliation,
    Expertise,
    Reason,
    Review,
    ReviewState,
    Submission,
    SubmissionState,
)
from cms.people.models import Organisation, User
from cms.people.roles import Role, group_of
from cms.publishing.models import Publication
from cms.works.models import CoAuthorship, Topic, Work
from tests.people.factories import account, creator

from .factories import Office, approve, article, edit, open_review, publish, send

pytestmark = pytest.mark.django_db


def code(user: User, submission: Submission) -> str:
    return rules.may_decide(user, Review.objects.get(pk=open_review(submission).pk)).code


@pytest.fixture
def submission(office: Office) -> Submission:
    return send(office.author, article(office.author, office.topic))


def test_a_reviewer_cannot_approve_their_own_work(office: Office, submission: Submission) -> None:
    office.author.groups.add(group_of(Role.FORM_REVIEWER))
    assert code(office.author, submission) == "own_work"
    with pytest.raises(Refused):
        approve(office.author, submission)


def test_a_co_author_cannot_approve_the_work_even_before_they_answered(
    office: Office, submission: Submission
) -> None:
    invited = CoAuthorship.objects.create(work=submission.work, email=office.form.email.upper())
    assert code(office.form, submission) == "own_work"
    invited.state = CoAuthorship.State.DECLINED
    invited.save()
    assert code(office.form, submission) == ""
    CoAuthorship.objects.create(
        work=submission.work,
        email="other@example.cn",
        creator=creator(office.form),
        state=CoAuthorship.State.CONFIRMED,
    )
    assert code(office.form, submission) == "own_work"


def test_a_superuser_without_the_role_decides_nothing(office: Office, submission: Submission) -> None:
    root = User.objects.create_superuser("root@example.cn", "x")
    assert code(root, submission) == "no_role"


def test_nobody_of_the_creators_organisation_decides_at_the_last_two_stages(office: Office) -> None:
    school = Organisation.objects.create(name="实验中学", slug="school")
    office.author.creator.organisation = school
    office.author.creator.save()
    for person in (office.form, office.expert, office.chief):
        Affiliation.objects.create(user=person, organisation=school)
    submission = send(office.author, article(office.author, office.topic))
    approve(office.form, submission)  # form and rights: their own organisation may
    assert code(office.expert, submission) == "own_organisation"
    approve(office.expert2, submission)
    assert code(office.chief, submission) == "own_organisation"
    assert code(office.chief2, submission) == ""


def test_nobody_of_the_works_organisation_decides_either(office: Office) -> None:
    museum = Organisation.objects.create(name="博物馆", slug="museum")
    office.author.creator.organisation = museum
    office.author.creator.save()
    work = article(office.author, office.topic, organisation=museum.pk)
    office.author.creator.organisation = None
    office.author.creator.save()
    creator(office.expert, organisation=museum)
    submission = send(office.author, work)
    approve(office.form, submission)
    assert code(office.expert, submission) == "own_organisation"


def test_the_expert_stage_needs_an_expert_of_the_topic_or_of_one_above_it(office: Office) -> None:
    below = Topic.objects.create(name="台风", slug="tai-feng", parent=office.topic)
    stranger = account(Role.EXPERT)
    Expertise.objects.create(user=stranger, topic=office.other_topic)
    submission = send(office.author, article(office.author, below))
    approve(office.form, submission)
    assert code(stranger, submission) == "no_expertise"
    assert code(office.expert, submission) == ""


def test_a_person_decides_one_stage_of_a_submission(office: Office, submission: Submission, settings) -> None:
    office.form.groups.add(group_of(Role.EXPERT))
    Expertise.objects.create(user=office.form, topic=office.topic)
    approve(office.form, submission)
    assert code(office.form, submission) == "decided_before"
    settings.MODERATION_DISTINCT_REVIEWERS = False
    assert code(office.form, submission) == ""


def test_an_editor_who_changed_the_revision_cannot_approve_it(office: Office) -> None:
    work = article(office.author, office.topic)
    edit(office.form, work, summary="编辑改过的摘要。")
    edit(office.author, Work.objects.get(pk=work.pk), ai_note="补充")
    submission = send(office.author, work)
    assert code(office.form, submission) == "edited_it"
    assert code(office.form2, submission) == ""


def test_an_editors_old_change_that_was_published_long_ago_bars_them_no_more(office: Office) -> None:
    work = article(office.author, office.topic)
    edit(office.form2, work, summary="编辑改过的摘要。")
    publish(office, work)
    edit(office.author, work, summary="作者的更正。")
    correction = send(office.author, work, correction_note="更正")
    assert code(office.form2, correction) == ""


def test_an_editor_who_loses_the_role_in_mid_review_decides_nothing(
    office: Office, submission: Submission
) -> None:
    review = open_review(submission)
    actions.claim(actor=office.form, review_id=review.pk)
    office.form.groups.clear()
    with pytest.raises(Refused) as caught:
        approve(User.objects.get(pk=office.form.pk), submission)
    assert caught.value.answer.code == "no_role"
    assert Review.objects.get(pk=review.pk).state == ReviewState.OPEN


def test_an_account_that_is_switched_off_decides_nothing(office: Office, submission: Submission) -> None:
    office.form.is_active = False
    office.form.save()
    assert code(office.form, submission) == "inactive"


def test_two_editors_deciding_at_once_the_second_is_told(office: Office, submission: Submission) -> None:
    review = open_review(submission)
    actions.decide(actor=office.form, review_id=review.pk, verdict="approve")
    with pytest.raises(Refused) as caught:
        actions.decide(actor=office.form2, review_id=review.pk, verdict="refuse", comment="不行")
    assert caught.value.answer.code == "decided"
    submission.refresh_from_db()
    assert submission.state == SubmissionState.IN_REVIEW


def test_what_a_colleague_has_claimed_is_theirs_until_released_or_forgotten(
    office: Office, submission: Submission, settings
) -> None:
    review = open_review(submission)
    actions.claim(actor=office.form, review_id=review.pk)
    assert code(office.form2, submission) == "claimed"
    actions.release(actor=office.form, review_id=review.pk)
    assert code(office.form2, submission) == ""
    actions.claim(actor=office.form, review_id=review.pk)
    old = timezone.now() - timedelta(hours=settings.MODERATION_CLAIM_HOURS, seconds=1)
    Review.objects.filter(pk=review.pk).update(claimed_at=old)
    assert code(office.form2, submission) == ""


def test_only_the_holder_or_an_editor_in_charge_releases_a_claim(
    office: Office, submission: Submission
) -> None:
    review = open_review(submission)
    actions.claim(actor=office.form, review_id=review.pk)
    with pytest.raises(Refused):
        actions.release(actor=office.form2, review_id=review.pk)
    actions.release(actor=office.chief, review_id=review.pk)


def test_a_verdict_against_the_work_needs_its_reason(office: Office, submission: Submission) -> None:
    review = open_review(submission)
    for verdict in ("changes", "refuse"):
        with pytest.raises(ValidationError) as caught:
            actions.decide(actor=office.form, review_id=review.pk, verdict=verdict, comment="  ")
        assert "comment" in caught.value.message_dict
    reason = Reason.objects.filter(purpose="changes").first()
    decided = actions.decide(actor=office.form, review_id=review.pk, verdict="changes", reasons=[reason.pk])
    assert list(decided.reasons.all()) == [reason]


def test_a_reason_that_was_taken_off_the_list_meanwhile_is_said(
    office: Office, submission: Submission
) -> None:
    with pytest.raises(ValidationError) as caught:
        actions.decide(
            actor=office.form, review_id=open_review(submission).pk, verdict="refuse", reasons=[999999]
        )
    assert "reasons" in caught.value.message_dict


def test_passing_on_lets_an_expert_of_another_topic_decide(office: Office, submission: Submission) -> None:
    other = account(Role.EXPERT)
    approve(office.form, submission)
    assert code(other, submission) == "no_expertise"
    actions.pass_on(actor=office.expert, review_id=open_review(submission).pk, to=other, note="请看统计部分")
    assert code(office.expert, submission) == "claimed"
    approve(other, submission)
    assert other.notifications.filter(text__contains="请看统计部分").exists()


def test_nothing_is_passed_on_to_those_who_may_not_decide_it(office: Office, submission: Submission) -> None:
    review = open_review(submission)
    with pytest.raises(Refused) as caught:
        actions.pass_on(actor=office.form, review_id=review.pk, to=office.expert)
    assert caught.value.answer.code == "other_no_role"
    office.author.groups.add(group_of(Role.FORM_REVIEWER))
    with pytest.raises(Refused) as caught:
        actions.pass_on(actor=office.form, review_id=review.pk, to=office.author)
    assert caught.value.answer.code == "other_barred"


def test_a_revision_that_was_overwritten_in_place_is_not_decided(
    office: Office, submission: Submission
) -> None:
    revision = submission.revision
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "summary": "偷换的内容"})
    with pytest.raises(ValidationError) as caught:
        approve(office.form, submission)
    assert caught.value.code == "changed"


def test_many_are_decided_each_on_its_own(office: Office) -> None:
    mine = [send(office.author, article(office.author, office.topic)) for _ in range(2)]
    office.form.groups.add(group_of(Role.FORM_REVIEWER))
    own = creator(office.form)
    work = article(own.user, office.topic)
    ids = [open_review(one).pk for one in [*mine, send(own.user, work)]]
    outcomes = actions.decide_many(actor=office.form, review_ids=[*ids, 999999], verdict="approve")
    assert [bool(outcome.problem) for outcome in outcomes] == [False, False, True, True]
    assert open_review(mine[1]).stage_code == "science"


def test_each_act_leaves_its_entry_in_the_trail(office: Office, submission: Submission) -> None:
    review = open_review(submission)
    actions.claim(actor=office.form, review_id=review.pk)
    actions.release(actor=office.form, review_id=review.pk)
    actions.remark(actor=office.form, submission_id=submission.pk, text="标题太长", field="title")
    actions.set_lane(actor=office.chief, submission_id=submission.pk, lane="fast")
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    verbs = set(AuditEntry.objects.values_list("verb", "actor"))
    assert {
        ("moderation.claim", office.form.pk),
        ("moderation.release", office.form.pk),
        ("moderation.remark", office.form.pk),
        ("moderation.set_lane", office.chief.pk),
        ("moderation.withdraw", office.author.pk),
    } <= verbs


def test_a_topic_deleted_meanwhile_leaves_the_work_to_any_expert(office: Office) -> None:
    lonely = Topic.objects.create(name="孤立", slug="gu-li")
    submission = send(office.author, article(office.author, lonely))
    approve(office.form, submission)
    assert code(office.expert, submission) == "no_expertise"
    lonely.delete()
    assert code(office.expert, submission) == ""
    approve(office.expert, submission)
    approve(office.chief, submission, at_once=True)
    assert Publication.objects.get(source_id=submission.work_id).state == "live"


def test_the_fast_lane_has_short_limits_and_only_editors_in_charge_use_it(
    office: Office, submission: Submission
) -> None:
    with pytest.raises(Refused) as caught:
        send(office.author, article(office.author, office.topic), lane="fast")
    assert caught.value.answer.code == "fast_lane"
    with pytest.raises(Refused):
        actions.set_lane(actor=office.form, submission_id=submission.pk, lane="fast")
    actions.set_lane(actor=office.chief, submission_id=submission.pk, lane="fast")
    assert open_review(submission).due_at <= timezone.now() + timedelta(hours=4)
    approve(office.form, submission)
    assert open_review(submission).due_at <= timezone.now() + timedelta(hours=8)
