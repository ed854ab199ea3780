"""What people are told when something happens in review. Creators are never told a reviewer's name."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.people.actions import notify
from cms.people.models import User
from cms.people.models.notifications import Topic
from cms.people.roles import Role, users_with

from . import rules
from .models import Review, Submission, Substitution, TakeDown
from .standing import case_of, standings

STUDIO_PATH = "/studio/works/{work}/"
REVIEW_PATH = "/admin/review/works/{work}/"
QUEUE_PATH = "/admin/review/"


def deciders_of(review: Review) -> list[User]:
    """Active accounts that may decide a review now, substitutes among them. A fixed number of queries."""
    now = timezone.now()
    holders = User.objects.filter(is_active=True, groups=review.group_id)
    stand_ins = User.objects.filter(
        is_active=True,
        pk__in=Substitution.objects.filter(user__in=holders, starts__lte=now, ends__gt=now).values(
            "substitute"
        ),
    )
    people = _union(holders, stand_ins)
    if not people:
        return []
    known, case = standings(people, now), case_of(review)
    return [person for person in people if rules.judge(known[person.pk], case, now)[0]]


def _union(*querysets: Iterable[User]) -> list[User]:
    return list({user.pk: user for queryset in querysets for user in queryset}.values())


def _tell(people: Iterable[User], topic: str, text: str, path: str) -> None:
    for person in people:
        notify(user=person, topic=topic, text=text[:300], path=path)


def _authors(submission: Submission) -> list[User]:
    work = submission.work
    ids = {work.owner_id, work.creator.user_id, submission.submitted_by_id} - {None}
    return list(User.objects.filter(pk__in=ids, is_active=True))


def _tell_authors(submission: Submission, text: str) -> None:
    path = STUDIO_PATH.format(work=submission.work_id)
    _tell(_authors(submission), Topic.REVIEW, text, path)


def _editors() -> list[User]:
    return _union(users_with(Role.CHIEF_EDITOR), users_with(Role.ADMINISTRATOR))


def stage_opened(review: Review) -> None:
    """Tell those who may decide; when nobody may, tell the editors so."""
    title = review.submission.title
    people = deciders_of(review)
    if people:
        text = _("“%(title)s” waits for you: %(stage)s.") % {"title": title, "stage": review.stage_name}
        _tell(people, Topic.QUEUE, text, REVIEW_PATH.format(work=review.submission.work_id))
    else:
        text = _("Nobody may decide “%(title)s” at the stage %(stage)s. Add a reviewer or an expert.")
        _tell(_editors(), Topic.QUEUE, text % {"title": title, "stage": review.stage_name}, QUEUE_PATH)


def stage_passed(review: Review) -> None:
    """Tell the authors that a stage approved."""
    text = _("“%(title)s” has passed: %(stage)s.")
    _tell_authors(review.submission, text % {"title": review.submission.title, "stage": review.stage_name})


def changes_asked(review: Review) -> None:
    """Tell the authors that changes are asked for."""
    text = _("Changes are asked for in “%(title)s” (%(stage)s).")
    _tell_authors(review.submission, text % {"title": review.submission.title, "stage": review.stage_name})


def refused(review: Review) -> None:
    """Tell the authors of a refusal, and whether they can appeal."""
    submission = review.submission
    text = (
        _("The appeal for “%(title)s” was refused.")
        if submission.is_appeal
        else _("“%(title)s” was refused (%(stage)s). You can appeal once.")
    )
    _tell_authors(submission, text % {"title": submission.title, "stage": review.stage_name})


def approved(submission: Submission) -> None:
    """Tell the authors when the work will be public."""
    when = timezone.localtime(submission.publish_at)
    text = _("“%(title)s” is approved and will be public at %(when)s.")
    _tell_authors(submission, text % {"title": submission.title, "when": f"{when:%Y-%m-%d %H:%M}"})


def published(submission: Submission) -> None:
    """Tell the authors that the work is public."""
    text = _("“%(title)s” is public now.")
    if submission.is_correction:
        text = _("The correction of “%(title)s” is public now.")
    _tell_authors(submission, text % {"title": submission.title})


def publishing_failed(submission: Submission) -> None:
    """Tell the editors that an approved work could not go live."""
    text = _("“%(title)s” could not be published: %(why)s")
    _tell(
        _editors(),
        Topic.QUEUE,
        text % {"title": submission.title, "why": submission.publish_failure},
        QUEUE_PATH,
    )


def withdrawn(submission: Submission) -> None:
    """Tell whoever had claimed the work that it is not theirs to decide any more."""
    claimed = submission.reviews.filter(state="void", claimed_by__is_active=True).order_by("-pk").first()
    if claimed and claimed.claimed_by:
        text = _("“%(title)s” was withdrawn by its creator.") % {"title": submission.title}
        _tell([claimed.claimed_by], Topic.QUEUE, text, QUEUE_PATH)


def taken_down(takedown: TakeDown) -> None:
    """Tell the authors that the work was taken down, with the public reason."""
    work = takedown.work
    ids = {work.owner_id, work.creator.user_id} - {None}
    text = _("“%(title)s” was taken down: %(reason)s") % {"title": work.title, "reason": takedown.reason}
    people = User.objects.filter(pk__in=ids, is_active=True)
    _tell(people, Topic.REVIEW, text, STUDIO_PATH.format(work=work.pk))


def passed_on(review: Review, note: str) -> None:
    """Tell the colleague who was asked."""
    if review.passed_to is None:
        return
    text = _("A colleague asks you to review “%(title)s” (%(stage)s). %(note)s") % {
        "title": review.submission.title,
        "stage": review.stage_name,
        "note": note,
    }
    _tell([review.passed_to], Topic.QUEUE, text.strip(), REVIEW_PATH.format(work=review.submission.work_id))


def undone(review: Review) -> None:
    """Tell the authors that the last verdict does not hold."""
    text = _("The last decision on “%(title)s” (%(stage)s) was taken back. It is in review again.")
    _tell_authors(review.submission, text % {"title": review.submission.title, "stage": review.stage_name})


def made_substitute(row: Substitution) -> None:
    """Tell a substitute for whom they stand in, and until when."""
    until = timezone.localtime(row.ends)
    text = _("You stand in for %(name)s until %(until)s.") % {
        "name": row.user.get_full_name(),
        "until": f"{until:%Y-%m-%d %H:%M}",
    }
    _tell([row.substitute], Topic.QUEUE, text, QUEUE_PATH)


def reminder(review: Review) -> None:
    """Half of the time is over: remind whoever claimed it, or all who may decide."""
    due = timezone.localtime(review.due_at)
    text = _("“%(title)s” (%(stage)s) is due at %(due)s.") % {
        "title": review.submission.title,
        "stage": review.stage_name,
        "due": f"{due:%Y-%m-%d %H:%M}",
    }
    _tell(_responsible(review), Topic.QUEUE, text, REVIEW_PATH.format(work=review.submission.work_id))


def overdue(review: Review) -> None:
    """The time is over: tell those who may decide, and the editors."""
    text = _("“%(title)s” (%(stage)s) is overdue.") % {
        "title": review.submission.title,
        "stage": review.stage_name,
    }
    people = _union(_responsible(review), _editors())
    _tell(people, Topic.QUEUE, text, REVIEW_PATH.format(work=review.submission.work_id))


def _responsible(review: Review) -> list[User]:
    if review.claimed_by and review.claimed_by.is_active:
        return [review.claimed_by]
    return deciders_of(review)
