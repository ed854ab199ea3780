"""Random people do random things to a work: what is public was always approved by every stage.

And the audit trail alone explains in which state every submission is.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Revision

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.moderation import actions, digests
from cms.moderation.models import Review, ReviewState, Submission, SubmissionState, TakeDown
from cms.people.models import User
from cms.people.roles import Role, group_of
from cms.publishing.models import Publication
from cms.works.models import Work

from .factories import Office, article, edit, make_office, send

PEOPLE = st.sampled_from(["author", "form", "form2", "expert", "expert2", "chief", "chief2", "administrator"])
MOSTLY_THE_AUTHOR = st.sampled_from(["author"] * 6 + ["chief", "form"])
STAGES = {"form", "science", "final"}
AFTER = {
    "moderation.submit": SubmissionState.IN_REVIEW,
    "moderation.appeal": SubmissionState.IN_REVIEW,
    "moderation.undo": SubmissionState.IN_REVIEW,
    "moderation.withdraw": SubmissionState.WITHDRAWN,
    "moderation.changes": SubmissionState.CHANGES,
    "moderation.refuse": SubmissionState.REFUSED,
    "moderation.approved": SubmissionState.APPROVED,
    "moderation.put_back": SubmissionState.APPROVED,
    "moderation.publish": SubmissionState.PUBLISHED,
    "moderation.take_down": SubmissionState.TAKEN_DOWN,
}


class ReviewMachine(RuleBasedStateMachine):
    """One work, eight people, no manners."""

    office: Office
    work_id: int

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.office = make_office()
        # The author is a reviewer everywhere, to try everything on their own work.
        for role in (Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR):
            self.office.author.groups.add(group_of(role))
        self.work_id = article(self.office.author, self.office.topic).pk
        self.edits = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def person(self, name: str) -> User:
        return User.objects.get(pk=getattr(self.office, name).pk)

    @property
    def work(self) -> Work:
        return Work.objects.get(pk=self.work_id)

    @property
    def newest(self) -> Submission | None:
        return self.work.submissions.first()

    def review(self) -> Review | None:
        return Review.objects.filter(submission__work=self.work_id, state=ReviewState.OPEN).first()

    def attempt(self, act, **arguments) -> None:
        try:
            with transaction.atomic():
                act(**arguments)
        except (Refused, ValidationError):
            pass

    @rule(name=MOSTLY_THE_AUTHOR, lane=st.sampled_from(["usual"] * 5 + ["fast"]))
    def submits(self, name: str, lane: str) -> None:
        self.attempt(send, author=self.person(name), work=self.work, lane=lane, correction_note="更正")

    @rule(name=MOSTLY_THE_AUTHOR)
    def edits_it(self, name: str) -> None:
        self.edits += 1
        self.attempt(edit, author=self.person(name), work=self.work, summary=f"第{self.edits}次修改。")

    @precondition(lambda self: self.review())
    @rule(name=PEOPLE, at_once=st.booleans())
    def approves(self, name: str, at_once: bool) -> None:
        self.attempt(
            actions.decide,
            actor=self.person(name),
            review_id=self.review().pk,
            verdict="approve",
            at_once=at_once,
        )

    @rule(at_once=st.booleans())
    def goes_all_the_way(self, at_once: bool) -> None:
        """So that the machine gets to the end often enough."""
        if self.review() is None:
            self.edits_it("author")
            self.submits("author", "usual")
        for name in ("chief", "form", "expert", "chief", "chief2"):
            if self.review():
                self.approves(name, at_once=at_once)

    @precondition(lambda self: self.review())
    @rule(name=PEOPLE, verdict=st.sampled_from(["changes", "refuse"]))
    def objects(self, name: str, verdict: str) -> None:
        self.attempt(
            actions.decide, actor=self.person(name), review_id=self.review().pk, verdict=verdict, comment="因"
        )

    @rule(name=PEOPLE)
    def undoes(self, name: str) -> None:
        last = Review.objects.filter(submission__work=self.work_id, state=ReviewState.DECIDED).last()
        if last:
            self.attempt(actions.undo_decision, actor=self.person(name), review_id=last.pk)

    @precondition(lambda self: self.newest)
    @rule(name=MOSTLY_THE_AUTHOR)
    def withdraws(self, name: str) -> None:
        self.attempt(actions.withdraw, actor=self.person(name), submission_id=self.newest.pk)

    @precondition(lambda self: self.newest)
    @rule(name=MOSTLY_THE_AUTHOR)
    def appeals(self, name: str) -> None:
        self.attempt(actions.appeal, actor=self.person(name), submission_id=self.newest.pk, text="请再看")

    @precondition(lambda self: self.review())
    @rule(name=PEOPLE, to=PEOPLE)
    def passes_on(self, name: str, to: str) -> None:
        self.attempt(actions.pass_on, actor=self.person(name), review_id=self.review().pk, to=self.person(to))

    @rule(minutes=st.sampled_from([0, 10]))
    def the_clock_comes_round(self, minutes: int) -> None:
        actions.publish_due(timezone.now() + timedelta(minutes=minutes))

    @rule(name=st.sampled_from(["chief", "chief2", "author", "administrator"]))
    def takes_down(self, name: str) -> None:
        self.attempt(actions.take_down, actor=self.person(name), work_id=self.work_id, reason="有误")

    @rule(name=st.sampled_from(["chief", "chief2", "author", "administrator"]))
    def puts_back(self, name: str) -> None:
        self.attempt(actions.put_back, actor=self.person(name), work_id=self.work_id)

    @rule()
    def code_publishes_the_latest(self) -> None:
        self.attempt(self.work.latest_revision.publish, skip_permission_checks=True)

    @rule()
    def code_unpublishes(self) -> None:
        self.attempt(self.work.specific.unpublish)

    @rule(
        name=st.sampled_from(["form", "expert", "chief"]),
        away=st.sampled_from(["form2", "expert2", "chief2"]),
    )
    def stands_in(self, name: str, away: str) -> None:
        now = timezone.now()
        self.attempt(
            actions.set_substitute,
            actor=self.person(away),
            away=self.person(away),
            substitute=self.person(name),
            starts=now - timedelta(minutes=1),
            ends=now + timedelta(days=1),
        )

    @invariant()
    def what_is_public_was_approved_by_every_stage_and_distinct_strangers(self) -> None:
        work = self.work
        public = Publication.objects.filter(source_id=self.work_id, state="live").first()
        assert work.live == (public is not None)
        if public is None:
            return
        submission = Submission.objects.get(work=work, state=SubmissionState.PUBLISHED)
        assert public.revision_id == work.live_revision_id == submission.revision_id
        assert public.summary == submission.content["summary"]
        content = digests.of_revision(Revision.objects.get(pk=submission.revision_id))
        assert digests.digest(content) == submission.digest
        reviews = submission.reviews.filter(
            state=ReviewState.DECIDED, verdict="approve", stage_code__in=STAGES
        )
        assert {review.stage_code for review in reviews} == STAGES
        deciders = [review.decided_by_id for review in reviews]
        assert len(set(deciders)) == len(STAGES)
        assert self.office.author.pk not in deciders
        assert submission.submitted_by_id not in deciders

    @invariant()
    def at_most_one_submission_is_open_and_it_has_one_open_stage(self) -> None:
        open_ones = Submission.objects.filter(
            work=self.work_id, state__in=[SubmissionState.IN_REVIEW, SubmissionState.APPROVED]
        )
        assert len(open_ones) <= 1
        waiting = Review.objects.filter(submission__work=self.work_id, state=ReviewState.OPEN)
        in_review = [one.pk for one in open_ones if one.state == SubmissionState.IN_REVIEW]
        assert [review.submission_id for review in waiting] == in_review

    @invariant()
    def the_trail_explains_every_state(self) -> None:
        states: dict[int, str] = {}
        entries = AuditEntry.objects.filter(subject_id=str(self.work_id), verb__in=AFTER).order_by("pk")
        for entry in entries:
            if entry.verb == "moderation.publish":
                states = {
                    pk: SubmissionState.SUPERSEDED if state == SubmissionState.PUBLISHED else state
                    for pk, state in states.items()
                }
            states[entry.detail["submission"]] = AFTER[entry.verb]
            if entry.detail.get("stopped"):
                states[entry.detail["stopped"]] = SubmissionState.WITHDRAWN
        actual = dict(Submission.objects.filter(work=self.work_id).values_list("pk", "state"))
        assert states == actual

    @invariant()
    def a_take_down_in_force_means_that_nothing_is_public(self) -> None:
        if TakeDown.objects.filter(work=self.work_id, ended_at=None).exists():
            assert not self.work.live


@pytest.mark.django_db
def test_whatever_people_do_only_what_every_stage_approved_is_public() -> None:
    run_state_machine_as_test(
        ReviewMachine,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # each step asks the database: shrinking would take minutes
        ),
    )
