"""The bin, substitutes, and who sees what."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.moderation import actions, queries, rules
from cms.moderation.models import Look, Stage, Submission
from cms.people.models import Organisation
from cms.people.roles import Role
from cms.publishing.models import Publication
from cms.works.models import CoAuthorship, Work
from tests.people.factories import account, creator

from .factories import Office, approve, article, open_review, publish, send

pytestmark = pytest.mark.django_db


def away(office: Office, person, substitute, actor=None, days=7):
    now = timezone.now()
    return actions.set_substitute(
        actor=actor or person,
        away=person,
        substitute=substitute,
        starts=now - timedelta(minutes=1),
        ends=now + timedelta(days=days),
    )


@pytest.fixture
def submission(office: Office) -> Submission:
    return send(office.author, article(office.author, office.topic))


# --- substitutes --------------------------------------------------------------------------------


def test_a_substitute_decides_under_their_own_name_for_who_is_away(
    office: Office, submission: Submission
) -> None:
    away(office, office.expert, office.form2)
    approve(office.form, submission)
    review = approve(office.form2, submission)
    assert (review.decided_by, review.on_behalf_of) == (office.form2, office.expert)
    entry = AuditEntry.objects.filter(verb="moderation.approve").latest("pk")
    assert (entry.actor, entry.detail["on_behalf_of"]) == (office.form2, office.expert.pk)


def test_a_substitute_may_not_do_what_who_is_away_may_not(office: Office) -> None:
    hall = Organisation.objects.create(name="科技馆", slug="hall")
    office.author.creator.organisation = hall
    office.author.creator.save()
    creator(office.expert, organisation=hall)
    submission = send(office.author, article(office.author, office.topic))
    away(office, office.expert, office.form2)
    approve(office.form, submission)
    assert rules.may_decide(office.form2, open_review(submission)).code == "no_role"


def test_who_decided_a_stage_does_not_decide_the_next_through_a_substitute(
    office: Office, submission: Submission
) -> None:
    away(office, office.expert, office.form2)
    approve(office.form2, submission)  # in their own right
    assert rules.may_decide(office.form2, open_review(submission)).code == "decided_before"


def test_a_substitution_ends_when_its_time_or_the_absentees_role_ends(
    office: Office, submission: Submission
) -> None:
    row = away(office, office.expert, office.form2)
    approve(office.form, submission)
    review = open_review(submission)
    assert rules.may_decide(office.form2, review)
    office.expert.groups.clear()
    assert rules.may_decide(office.form2, review).code == "no_role"
    office.expert.groups.set(office.expert2.groups.all())
    assert rules.may_decide(office.form2, review)
    actions.end_substitution(actor=office.expert, substitution_id=row.pk)
    assert rules.may_decide(office.form2, review).code == "no_role"


def test_substitutes_do_not_chain(office: Office, submission: Submission) -> None:
    away(office, office.expert, office.form2)
    away(office, office.form2, office.chief2)
    approve(office.form, submission)
    assert rules.may_decide(office.chief2, open_review(submission)).code == "no_role"


def test_only_a_reviewer_is_a_substitute_and_only_oneself_or_an_administrator_names_them(
    office: Office,
) -> None:
    with pytest.raises(Refused) as caught:
        away(office, office.expert, office.author)
    assert caught.value.answer.code == "substitute_no_role"
    with pytest.raises(Refused):
        away(office, office.expert, office.form2, actor=office.chief)
    away(office, office.expert, office.form2, actor=office.administrator)
    with pytest.raises(ValidationError):
        away(office, office.expert, office.form2, days=500)


# --- the bin ------------------------------------------------------------------------------------


def test_a_work_comes_out_of_the_bin_as_it_went_in(office: Office) -> None:
    work = article(office.author, office.topic)
    actions.bin_work(actor=office.author, work_id=work.pk)
    assert [row.pk for row in queries.bin()] == [work.pk]
    with pytest.raises(Refused) as caught:
        send(office.author, work)
    assert caught.value.answer.code == "in_bin"
    actions.restore_from_bin(actor=office.author, work_id=work.pk)
    assert not queries.bin().exists()
    assert send(office.author, work).title == "台风是怎样形成的"


def test_neither_a_public_work_nor_one_in_review_goes_into_the_bin(
    office: Office, submission: Submission
) -> None:
    public = article(office.author, office.topic)
    publish(office, public)
    for work_id, code in ((public.pk, "public"), (submission.work_id, "in_review")):
        with pytest.raises(Refused) as caught:
            actions.bin_work(actor=office.administrator, work_id=work_id)
        assert caught.value.answer.code == code


def test_strangers_neither_bin_nor_restore(office: Office) -> None:
    work = article(office.author, office.topic)
    with pytest.raises(Refused):
        actions.bin_work(actor=office.form, work_id=work.pk)
    actions.bin_work(actor=office.chief, work_id=work.pk)
    with pytest.raises(Refused):
        actions.restore_from_bin(actor=account(), work_id=work.pk)


def test_the_bin_is_emptied_after_thirty_days_and_the_trail_and_tombstone_stay(office: Office) -> None:
    once_public, draft, fresh = (article(office.author, office.topic) for _ in range(3))
    publish(office, once_public)
    actions.take_down(actor=office.chief, work_id=once_public.pk, reason="过时")
    for work in (once_public, draft):
        actions.bin_work(actor=office.author, work_id=work.pk)
    later = timezone.now() + timedelta(days=30, seconds=1)
    assert actions.purge_bin(later - timedelta(days=1)) == []
    actions.bin_work(actor=office.author, work_id=fresh.pk)
    actions.restore_from_bin(actor=office.author, work_id=fresh.pk)
    assert actions.purge_bin(later) == [once_public.pk, draft.pk]
    assert list(Work.objects.values_list("pk", flat=True)) == [fresh.pk]
    assert Publication.objects.get(source_id=once_public.pk).withdrawn_reason == "过时"
    assert AuditEntry.objects.filter(subject_id=str(once_public.pk), verb="moderation.take_down").exists()
    assert AuditEntry.objects.filter(verb="moderation.purge").count() == 2


# --- seeing -------------------------------------------------------------------------------------


def test_a_draft_is_seen_by_its_authors_only_until_it_was_sent(office: Office) -> None:
    work = article(office.author, office.topic)
    friend = creator().user
    CoAuthorship.objects.create(
        work=work, email=friend.email, creator=friend.creator, state=CoAuthorship.State.CONFIRMED
    )
    assert rules.may_preview(office.author, work) and rules.may_preview(friend, work)
    assert rules.may_preview(office.form, work).code == "draft"
    assert rules.may_preview(creator().user, work).code == "not_yours"
    send(office.author, work)
    assert rules.may_preview(office.form, work)
    assert not rules.may_preview(creator().user, work)


def test_the_queue_is_for_reviewers(office: Office) -> None:
    for person in (*office.reviewers, office.administrator):
        assert rules.may_see_queue(person)
    for stranger in (office.author, account(Role.JUDGE), account(Role.ORGANISER)):
        assert rules.may_see_queue(stranger).code == "no_role"
        with pytest.raises(Refused):
            queries.queue(stranger)


def test_only_administrators_export_the_trail(office: Office) -> None:
    assert rules.may_export_audit(office.administrator)
    assert not rules.may_export_audit(office.chief)


def test_taking_down_is_for_editors_in_charge_and_needs_a_reason(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    for stranger in (office.author, office.form, office.expert):
        with pytest.raises(Refused):
            actions.take_down(actor=stranger, work_id=work.pk, reason="x")
    for reason in ("  ", "长" * 301):
        with pytest.raises(ValidationError):
            actions.take_down(actor=office.chief, work_id=work.pk, reason=reason)
    assert Publication.objects.get(source_id=work.pk).state == "live"


def test_nobody_puts_back_their_own_work(office: Office) -> None:
    office.author.groups.set(office.chief.groups.all())
    work = article(office.author, office.topic)
    publish(office, work)
    actions.take_down(actor=office.chief, work_id=work.pk, reason="有误")
    with pytest.raises(Refused) as caught:
        actions.put_back(actor=office.author, work_id=work.pk)
    assert caught.value.answer.code == "own_work"
    with pytest.raises(Refused):
        actions.put_back(actor=office.administrator, work_id=work.pk)


def test_remarks_are_for_reviewers_and_can_be_dealt_with(office: Office, submission: Submission) -> None:
    with pytest.raises(Refused):
        actions.remark(actor=office.author, submission_id=submission.pk, text="我觉得很好")
    row = actions.remark(actor=office.form, submission_id=submission.pk, text="请核对", field="summary")
    hidden = actions.remark(actor=office.form, submission_id=submission.pk, text="内部", is_internal=True)
    assert row.review == open_review(submission)
    assert actions.resolve_remark(actor=office.author, remark_id=row.pk).resolved_by == office.author
    with pytest.raises(Refused):
        actions.resolve_remark(actor=office.author, remark_id=hidden.pk)
    with pytest.raises(ValidationError):
        actions.remark(actor=office.form, submission_id=submission.pk, text="长" * 2001)


def test_a_look_is_remembered_for_each_reviewer(office: Office, submission: Submission) -> None:
    actions.look(actor=office.form, work_id=submission.work_id, revision_id=submission.revision_id)
    actions.look(actor=office.form, work_id=submission.work_id, revision_id=submission.revision_id)
    assert Look.objects.get().revision_id == submission.revision_id
    with pytest.raises(Refused):
        actions.look(actor=account(), work_id=submission.work_id, revision_id=submission.revision_id)


def test_a_plan_without_stages_lets_nothing_into_review(office: Office) -> None:
    work = article(office.author, office.topic)
    Stage.objects.all().delete()
    with pytest.raises(ValidationError) as caught:
        send(office.author, work)
    assert caught.value.code == "no_plan"
    assert not Submission.objects.exists()
