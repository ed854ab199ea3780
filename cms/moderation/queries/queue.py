"""The queue: every stage that is open, by deadline, with what this person may do with it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.answers import Answer
from cms.people.roles import roles_of
from cms.works.cleaning import identifier
from cms.works.models import Topic

from .. import rules
from ..models import Review, ReviewState, Submission, SubmissionState
from ..standing import Standing, cases_of, standing_of

PAGE = 30  # rows
ORDERS = {  # column, whether it rises
    "due": ("due_at", True),
    "age": ("submission__submitted_at", True),
    "newest": ("submission__submitted_at", False),
}


@dataclass(frozen=True)
class QueueFilters:
    """What the queue is narrowed to. Empty: everything."""

    stage: str = ""
    kind: str = ""
    city: str = ""
    lane: str = ""
    topic: int | None = None  # and all under it
    waiting_days: int | None = None  # submitted at least so many days ago
    claimed: str = ""  # "me", "nobody", "others"
    overdue: bool = False
    mine: bool = False  # only what this person's role and expertise are for
    words: str = ""  # in the title


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue. Submission, work, creator and topics are loaded."""

    review: Review
    may_decide: Answer
    on_behalf_of: int | None
    is_overdue: bool
    claimed_by_me: bool
    claim_holds: bool
    findings: int
    topics: list[Topic] = field(default_factory=list)


@dataclass(frozen=True)
class QueuePage:
    """One page of it. ``next`` goes into the next call, None at the end."""

    items: list[QueueRow]
    next: str | None


@dataclass(frozen=True)
class Waiting:
    """How many stages wait for one person, and how many of them are overdue."""

    count: int
    overdue: int


def queue(
    user: Any,
    filters: QueueFilters | None = None,
    *,
    order: str = "due",
    after: str | None = None,
    limit: int = PAGE,
) -> QueuePage:
    """One page of the open reviews that concern this person; chief editors and administrators see all.

    Fourteen queries at most, whatever the length.

    Args:
        order: "due" (deadline), "age" (longest waiting first) or "newest".
        after: ``next`` of the page before.
        limit: rows of one page.

    Raises Refused for people without a part in review.
    """
    rules.may_see_queue(user).require()
    filters = filters or QueueFilters()
    standing = standing_of(user)
    rows = _narrow(_visible(user, standing), filters, standing)
    page, following = _page(rows, order, after, limit)
    cases = cases_of(page)
    now = timezone.now()
    return QueuePage([_row(review, standing, cases[review.pk], now) for review in page], following)


def _visible(user: Any, standing: Standing) -> QuerySet[Review]:
    rows = (
        Review.objects.filter(state=ReviewState.OPEN, submission__state=SubmissionState.IN_REVIEW)
        .select_related("submission__work__creator", "group", "claimed_by")
        .defer("submission__content")
        .prefetch_related("submission__topics")
        .annotate(findings_count=Count("submission__findings"))
    )
    if roles_of(user) & rules.EDITORS:
        return rows
    groups = standing.groups.union(*(one.groups for one in standing.stands_in_for))
    return rows.filter(Q(group__in=groups) | Q(claimed_by=user) | Q(passed_to=user))


def _narrow(rows: QuerySet[Review], filters: QueueFilters, standing: Standing) -> QuerySet[Review]:
    now = timezone.now()
    exact = {
        "stage_code": filters.stage,
        "submission__kind": filters.kind,
        "submission__city": filters.city,
        "submission__lane": filters.lane,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.words:
        rows = rows.filter(submission__title__icontains=filters.words)
    if filters.topic is not None:
        rows = rows.filter(_about(subtree(filters.topic)))
    if filters.waiting_days is not None:
        rows = rows.filter(submission__submitted_at__lte=now - timedelta(days=filters.waiting_days))
    if filters.overdue:
        rows = rows.filter(due_at__lte=now)
    if filters.claimed:
        rows = rows.filter(_claimed(filters.claimed, standing.user_id, now))
    return rows.filter(_for_me(standing)) if filters.mine else rows


def _about(topics: set[int]) -> Q:
    """Submissions about one of the topics; as a subquery, so that the count of findings stays right."""
    return Q(submission__in=Submission.topics.through.objects.filter(topic__in=topics).values("submission"))


def _claimed(claimed: str, user_id: int, now: datetime) -> Q:
    holds = Q(claimed_at__gt=now - timedelta(hours=settings.MODERATION_CLAIM_HOURS))
    return {
        "me": Q(claimed_by=user_id),
        "others": Q(claimed_by__isnull=False) & ~Q(claimed_by=user_id) & holds,
        "nobody": Q(claimed_by__isnull=True) | ~holds,
    }.get(claimed, Q())


def _for_me(standing: Standing) -> Q:
    wanted = Q(passed_to=standing.user_id)
    for one in (standing, *standing.stands_in_for):
        wanted |= Q(group__in=one.groups) & (Q(needs_expertise=False) | _about(set(one.topics)))
    return wanted


def subtree(topic_id: int) -> set[int]:
    """A topic and all under it. One query."""
    parents = dict(Topic.objects.values_list("pk", "parent"))
    found = {topic_id}
    while more := {pk for pk, parent in parents.items() if parent in found and pk not in found}:
        found |= more
    return found


def waiting_for(user: Any) -> Waiting:
    """What this person's role and expertise are for, and nobody else has claimed. Seven queries."""
    standing = standing_of(user)
    now = timezone.now()
    rows = _narrow(_visible(user, standing), QueueFilters(mine=True), standing)
    mine = rows.filter(_claimed("me", standing.user_id, now) | _claimed("nobody", standing.user_id, now))
    due = list(mine.values_list("due_at", flat=True))
    return Waiting(len(due), sum(moment <= now for moment in due))


def _page(
    rows: QuerySet[Review], order: str, after: str | None, limit: int
) -> tuple[list[Review], str | None]:
    column, rising = ORDERS.get(order, ORDERS["due"])
    if after:
        place = _place(after)
        if place is not None:
            when, pk = place
            beyond = "gt" if rising else "lt"
            rows = rows.filter(Q(**{f"{column}__{beyond}": when}) | Q(**{column: when, f"pk__{beyond}": pk}))
    sign = "" if rising else "-"
    found = list(rows.order_by(f"{sign}{column}", f"{sign}pk")[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    reached = last.due_at if column == "due_at" else last.submission.submitted_at
    return found[:limit], f"{reached.isoformat()}|{last.pk}"


def _place(after: str) -> tuple[datetime, int] | None:
    """Where a page before ended; None for anything that no page gave."""
    moment, _bar, pk = after.partition("|")
    try:
        when = parse_datetime(moment)
    except ValueError:  # a day that no month has
        return None
    row_id = identifier(pk)
    return None if when is None or timezone.is_naive(when) or row_id is None else (when, row_id)


def _row(review: Review, standing: Standing, case: Any, now: datetime) -> QueueRow:
    answer, behalf = rules.judge(standing, case, now)
    return QueueRow(
        review=review,
        may_decide=answer,
        on_behalf_of=behalf,
        is_overdue=review.due_at <= now,
        claimed_by_me=review.claimed_by_id == standing.user_id,
        claim_holds=review.claimed_by_id == standing.user_id
        or rules.claimed_by_other(review, standing.user_id, now),
        findings=getattr(review, "findings_count", 0),
        topics=list(review.submission.topics.all()),
    )
