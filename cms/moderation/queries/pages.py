"""What a reviewer's page shows of one work, and what changed since they last looked."""

from dataclasses import dataclass
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Revision

from cms.answers import Answer
from cms.works.models import Work

from .. import diffs, digests, rules
from ..models import (
    CheckResult,
    Look,
    Reason,
    Remark,
    Review,
    ReviewState,
    Submission,
    SubmissionState,
    TakeDown,
)
from ..standing import case_of, standing_of


@dataclass(frozen=True)
class Since:
    """What changed from an earlier revision to the one in review. ``revision`` None: there is none earlier."""

    revision: Revision | None
    changes: list[diffs.FieldChange]


@dataclass(frozen=True)
class ReviewPage:
    """All that the review page of a work shows, beside the preview."""

    work: Work
    submission: Submission | None  # the newest
    review: Review | None  # the stage that is open
    submissions: list[Submission]
    decided: list[Review]  # of the newest submission, void ones too
    findings: list[CheckResult]
    remarks: list[Remark]
    since_look: Since | None  # what this reviewer saw last; None: they have not looked
    since_public: Since | None  # None: nothing of it is public
    since_previous: Since | None  # the submission that this one answers
    takedown: TakeDown | None
    may_decide: Answer
    on_behalf_of: int | None
    may_plan: Answer
    may_take_down: Answer
    may_put_back: Answer
    may_bin: Answer
    undoable: Review | None
    is_last_stage: bool
    reasons: list[Reason]


def review_page(user: Any, work_id: int) -> ReviewPage:
    """The page of one work for a reviewer. Raises Refused, Work.DoesNotExist."""
    work = Work.objects.select_related("creator", "organisation", "owner").get(pk=work_id)
    rules.may_see_queue(user).require()
    rules.may_see_work(user, work).require()
    submissions = list(work.submissions.select_related("revision", "previous").order_by("-pk"))
    newest = submissions[0] if submissions else None
    reviews = _reviews(newest, work)
    review = next((one for one in reviews if one.state == ReviewState.OPEN), None)
    answer, behalf = rules.NOTHING_OPEN, None
    if review:
        answer, behalf = rules.judge(standing_of(user), case_of(review))
    return ReviewPage(
        work=work,
        submission=newest,
        review=review,
        submissions=submissions,
        decided=[one for one in reviews if one.state != ReviewState.OPEN],
        findings=list(newest.findings.all()) if newest else [],
        remarks=list(newest.remarks.select_related("author", "review")) if newest else [],
        since_look=_since_look(user, work, newest),
        since_public=_since(_public(submissions), newest),
        since_previous=_since(newest.previous if newest else None, newest),
        takedown=work.takedowns.filter(ended_at=None).first(),
        may_decide=answer,
        on_behalf_of=behalf,
        may_plan=rules.may_plan(user, newest) if newest else rules.NOTHING_OPEN,
        may_take_down=rules.may_take_down(user, work),
        may_put_back=rules.may_put_back(user, work),
        may_bin=rules.may_bin(user, work),
        undoable=next((one for one in reversed(reviews) if rules.may_undo(user, one)), None),
        is_last_stage=bool(review and rules.is_last_stage(review)),
        reasons=list(Reason.objects.filter(is_active=True)),
    )


def _reviews(newest: Submission | None, work: Work) -> list[Review]:
    if newest is None:
        return []
    rows = newest.reviews.select_related("group", "claimed_by", "decided_by", "on_behalf_of", "passed_to")
    reviews = list(rows.prefetch_related("reasons").order_by("pk"))
    newest.work = work
    for review in reviews:
        review.submission = newest
    return reviews


def _public(submissions: list[Submission]) -> Submission | None:
    return next((one for one in submissions if one.state == SubmissionState.PUBLISHED), None)


def _since(earlier: Submission | None, newest: Submission | None) -> Since | None:
    if earlier is None or newest is None or earlier.pk == newest.pk:
        return None
    return Since(earlier.revision, diffs.changes(earlier.content, newest.content))


def _since_look(user: Any, work: Work, newest: Submission | None) -> Since | None:
    look = Look.objects.filter(user=user, work=work).select_related("revision__content_type").first()
    if look is None or newest is None:
        return None
    if look.revision is None:
        return Since(None, [])
    return Since(look.revision, diffs.changes(digests.of_revision(look.revision), newest.content))


def changes_between(work: Work, before: Revision, after: Revision) -> list[diffs.FieldChange]:
    """What changed between two revisions of a work."""
    return diffs.changes(digests.of_revision(before), digests.of_revision(after))


def labels(model: type[Work]) -> dict[str, str]:
    """What each field is called, by its name."""
    columns = [*model._meta.fields, *model._meta.many_to_many]
    return {column.name: str(column.verbose_name) for column in columns}


def block_label(model: type[Work], field: str, block_type: str, path: tuple[str, ...] = ()) -> str:
    """What a block, or a value inside it, is called: the labels along ``path``, joined."""
    column = model._meta.get_field(field)
    if not isinstance(column, StreamField):
        return str(column.verbose_name)
    block = column.stream_block.child_blocks.get(block_type)
    if block is None:
        return block_type
    names = [str(block.label)]
    for step in path:
        if step.isdigit():
            names.append(str(int(step) + 1))
            block = getattr(block, "child_block", block)
        elif step in getattr(block, "child_blocks", {}):
            block = block.child_blocks[step]
            names.append(str(block.label))
    return " · ".join(names)
