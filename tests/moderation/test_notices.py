"""Who is told what, and when: each change that concerns someone, and nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.moderation import actions, notices, queries
from cms.moderation.models import Expertise, Review
from cms.people.models import Letter, User
from cms.people.roles import Role
from cms.works.models import Work
from tests.people.factories import account

from .factories import Office, approve, article, edit, open_review, publish, send

pytestmark = pytest.mark.django_db


def count(user: User) -> int:
    return user.notifications.count()


def test_the_creator_is_told_of_every_step(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = send(office.author, work)
    assert count(office.author) == 0
    approve(office.form, submission)
    assert count(office.author) == 1
    actions.decide(
        actor=office.expert, review_id=open_review(submission).pk, verdict="changes", comment="请补充"
    )
    assert count(office.author) == 2
    publish(office, edit(office.author, work, summary="补充了。"))
    assert count(office.author) == 2 + 2 + 1  # two stages, then public
    actions.take_down(actor=office.chief, work_id=work.pk, reason="有误")
    assert count(office.author) == 6
    paths = set(office.author.notifications.values_list("path", flat=True))
    assert paths == {f"/studio/works/{work.pk}/"}
    assert Letter.objects.filter(to=office.author.email).count() == 6


def test_those_who_may_decide_are_told_and_nobody_else(office: Office) -> None:
    stranger = account(Role.EXPERT)
    Expertise.objects.create(user=stranger, topic=office.other_topic)
    submission = send(office.author, article(office.author, office.topic))
    assert (count(office.form), count(office.form2), count(office.expert), count(office.chief)) == (
        1,
        1,
        0,
        0,
    )
    approve(office.form, submission)
    assert (count(office.expert), count(office.expert2), count(stranger), count(office.chief)) == (1, 1, 0, 0)


def test_a_substitute_is_told_for_who_is_away(office: Office) -> None:
    now = timezone.now()
    actions.set_substitute(
        actor=office.expert,
        away=office.expert,
        substitute=office.form2,
        starts=now - timedelta(minutes=1),
        ends=now + timedelta(days=1),
    )
    submission = send(office.author, article(office.author, office.topic))
    approve(office.form, submission)
    assert office.form2 in notices.deciders_of(open_review(submission))


def test_when_nobody_may_decide_the_editors_in_charge_are_told(office: Office) -> None:
    Expertise.objects.all().delete()
    submission = send(office.author, article(office.author, office.topic))
    approve(office.form, submission)
    assert notices.deciders_of(open_review(submission)) == []
    assert count(office.administrator) == 1 and count(office.chief) == 1


def test_whoever_claimed_a_work_hears_of_its_withdrawal(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    actions.claim(actor=office.form, review_id=open_review(submission).pk)
    before = count(office.form), count(office.form2)
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    assert (count(office.form), count(office.form2)) == (before[0] + 1, before[1])


def test_the_claim_of_an_account_that_was_switched_off_holds_nobody_up(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    actions.claim(actor=office.form, review_id=open_review(submission).pk)
    User.objects.filter(pk=office.form.pk).update(is_active=False)
    approve(office.form2, submission)
    assert open_review(submission).stage_code == "science"


def test_a_correction_stopped_by_a_take_down_shows_as_taken_down(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    edit(office.author, work, summary="更正。")
    send(office.author, work, correction_note="更正")
    actions.take_down(actor=office.chief, work_id=work.pk, reason="有误")
    fresh = Work.objects.get(pk=work.pk)
    assert queries.status_of([fresh])[work.pk].code == "taken_down"
    timeline = queries.timeline(fresh, office.author)
    assert timeline.takedown_reason == "有误"
    assert not Review.objects.filter(submission__work=work, state="open").exists()
