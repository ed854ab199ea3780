"""Who a person is in review (their groups, topics, organisations), and whom a review is closed to.

Both are loaded in a fixed number of queries, for one or for many, and are plain values after that:
``rules`` decides on them without the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Revision

from cms.people.models import Creator, User
from cms.works.models import CoAuthorship, Topic, Work

from .models import (
    Affiliation,
    Expertise,
    Review,
    ReviewState,
    Submission,
    SubmissionState,
    Substitution,
    Verdict,
)

APPEAL_STAGE = "appeal"  # comes before a plan's stages, and may be decided by who decides one of them
WAS_PUBLIC = (SubmissionState.PUBLISHED, SubmissionState.SUPERSEDED, SubmissionState.TAKEN_DOWN)

_Sets = dict[int, set[int | None]]


@dataclass(frozen=True)
class Standing:
    """What one person brings to a review."""

    user_id: int
    email: str
    is_active: bool
    groups: frozenset[int]
    topics: frozenset[int]  # of their expertise, and all under them
    organisations: frozenset[int]
    stands_in_for: tuple["Standing", ...] = ()  # who is away now; never more than one step


@dataclass(frozen=True)
class Case:
    """What the rules need to know of one review."""

    review: Review
    authors: frozenset[int]  # accounts whose work it is, co-authors among them
    author_emails: frozenset[str]  # of co-authors who have not answered yet
    organisations: frozenset[int]  # the work's and its authors'
    editors: frozenset[int]  # who saved a revision of it since it was last public
    topics: frozenset[int]
    deciders: frozenset[int]  # who decided another stage of this submission
    refusers: frozenset[int] = field(default_factory=frozenset)  # who refused what is appealed against


def standing_of(user: User, at: datetime | None = None) -> Standing:
    """The standing of one person at a moment (now). Six queries."""
    return standings([user], at)[user.pk]


def standings(users: Sequence[User], at: datetime | None = None) -> dict[int, Standing]:
    """The standings of many by their id, in six queries."""
    moment = at or timezone.now()
    away: dict[int, list[User]] = defaultdict(list)
    for row in Substitution.objects.filter(
        substitute__in=users, starts__lte=moment, ends__gt=moment, user__is_active=True
    ).select_related("user"):
        away[row.substitute_id].append(row.user)
    everyone = {user.pk: user for user in [*users, *(one for many in away.values() for one in many)]}
    groups: dict[int, set[int]] = defaultdict(set)
    for user_id, group_id in Group.objects.filter(user__in=everyone).values_list("user", "pk"):
        groups[user_id].add(group_id)
    topics = _expertise(everyone)
    organisations: dict[int, set[int]] = defaultdict(set)
    for model in (Creator, Affiliation):
        pairs = model.objects.filter(user__in=everyone, organisation__isnull=False)
        for user_id, organisation_id in pairs.values_list("user", "organisation"):
            organisations[user_id].add(organisation_id)
    plain = {
        user.pk: Standing(
            user_id=user.pk,
            email=user.email.lower(),
            is_active=user.is_active,
            groups=frozenset(groups[user.pk]),
            topics=frozenset(topics[user.pk]),
            organisations=frozenset(organisations[user.pk]),
        )
        for user in everyone.values()
    }
    return {
        user.pk: replace(plain[user.pk], stands_in_for=tuple(plain[one.pk] for one in away[user.pk]))
        for user in users
    }


def _expertise(users: Iterable[int]) -> dict[int, set[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for pk, parent in Topic.objects.values_list("pk", "parent"):
        if parent:
            children[parent].append(pk)
    topics: dict[int, set[int]] = defaultdict(set)
    for user_id, topic_id in Expertise.objects.filter(user__in=list(users)).values_list("user", "topic"):
        todo = [topic_id]
        while todo:
            topic = todo.pop()
            if topic not in topics[user_id]:
                topics[user_id].add(topic)
                todo.extend(children[topic])
    return topics


def case_of(review: Review) -> Case:
    """What the rules need to know of one review."""
    return cases_of([review])[review.pk]


def cases_of(reviews: Sequence[Review]) -> dict[int, Case]:
    """Cases by their review's id.

    Five queries, whatever the number, if submission, work and creator are loaded with the reviews.
    """
    submissions = {review.submission_id: review.submission for review in reviews}
    authors, emails, organisations = _authorship([one.work for one in submissions.values()])
    topics: dict[int, set[int]] = defaultdict(set)
    for pk, topic in Submission.topics.through.objects.filter(submission__in=submissions).values_list(
        "submission", "topic"
    ):
        topics[pk].add(topic)
    deciders, refusers = _decisions(submissions.values())
    editors = _editors(submissions.values())
    cases = {}
    for review in reviews:
        submission = review.submission
        cases[review.pk] = Case(
            review=review,
            authors=_known(authors[submission.work_id] | {submission.submitted_by_id}),
            author_emails=frozenset(emails[submission.work_id]),
            organisations=_known(organisations[submission.work_id] | {submission.organisation_id}),
            editors=_known(editors[submission.pk]),
            topics=frozenset(topics[submission.pk]),
            deciders=_known({user for pk, user in deciders[submission.pk] if pk != review.pk}),
            refusers=_known(
                refusers.get(submission.previous_id or 0, set()) if submission.is_appeal else set()
            ),
        )
    return cases


def _known(ids: set[int | None]) -> frozenset[int]:
    return frozenset(one for one in ids if one is not None)


def _authorship(works: Sequence[Work]) -> tuple[_Sets, dict[int, set[str]], _Sets]:
    """Authors' accounts, unanswered co-authors' addresses, and organisations, each by work."""
    authors: _Sets = defaultdict(set)
    emails: dict[int, set[str]] = defaultdict(set)
    organisations: _Sets = defaultdict(set)
    for work in works:
        authors[work.pk] |= {work.owner_id, work.creator.user_id}
        organisations[work.pk] |= {work.organisation_id, work.creator.organisation_id}
    named = CoAuthorship.objects.filter(work__in=[work.pk for work in works])
    for row in named.exclude(state=CoAuthorship.State.DECLINED).select_related("creator"):
        emails[row.work_id].add(row.email.lower())
        if row.creator:
            authors[row.work_id].add(row.creator.user_id)
            organisations[row.work_id].add(row.creator.organisation_id)
    return authors, emails, organisations


def _decisions(submissions: Iterable[Submission]) -> tuple[dict[int, list[tuple[int, int | None]]], _Sets]:
    """(review, decider) pairs of the plan's stages, and who refused, each by submission."""
    wanted = {one.pk for one in submissions} | {one.previous_id for one in submissions if one.is_appeal}
    deciders: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    refusers: _Sets = defaultdict(set)
    for row in Review.objects.filter(submission__in=wanted, state=ReviewState.DECIDED):
        if row.stage_code != APPEAL_STAGE:
            deciders[row.submission_id].append((row.pk, row.decided_by_id))
        if row.verdict == Verdict.REFUSE:
            refusers[row.submission_id] |= {row.decided_by_id, row.on_behalf_of_id}
    return deciders, refusers


def _editors(submissions: Iterable[Submission]) -> _Sets:
    """Who saved a revision that went into each submission, since the work was last public."""
    public_until: dict[int, list[int]] = defaultdict(list)
    works = {one.work_id for one in submissions}
    was_public = Submission.objects.filter(work__in=works, state__in=WAS_PUBLIC)
    for work, revision in was_public.values_list("work", "revision"):
        public_until[work].append(revision)
    saved: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for work, pk, user in Revision.page_revisions.filter(
        object_id__in=[str(work) for work in works], user__isnull=False
    ).values_list("object_id", "pk", "user"):
        saved[int(work)].append((pk, user))
    editors: _Sets = defaultdict(set)
    for one in submissions:
        since = max((pk for pk in public_until[one.work_id] if pk < one.revision_id), default=0)
        editors[one.pk] = {user for pk, user in saved[one.work_id] if since < pk <= one.revision_id}
    return editors
