"""Who may do what in review. Every answer carries its reason, in words that the person is shown."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.answers import YES, Answer, no
from cms.people import rules as people_rules
from cms.people.roles import Role, has_admin_access, has_role, roles_of
from cms.works.models import Work
from cms.works.rules import is_author, is_editor

from . import plans
from .models import Lane, Remark, Review, ReviewState, Stage, Submission, SubmissionState, Verdict
from .standing import APPEAL_STAGE, Case, Standing, case_of, standing_of

OPEN_STATES = (SubmissionState.IN_REVIEW, SubmissionState.APPROVED)
EDITORS = frozenset({Role.CHIEF_EDITOR, Role.ADMINISTRATOR})

INACTIVE = no("inactive", _("This account is switched off."))
NOT_YOURS = no("not_yours", _("This work belongs to someone else."))
IN_BIN = no("in_bin", _("This work is in the bin."))
ONLY_EDITORS = no("no_role", _("Only a chief editor or an administrator may do this."))
ONLY_CHIEF = no("no_role", _("Only a chief editor may do this."))
ONLY_ADMINISTRATORS = no("no_role", _("Only an administrator may do this."))
NOTHING_OPEN = no("not_in_review", _("This work is not in review."))
ONLY_REVIEWERS = no("no_role", _("Only reviewers may do this."))


def active(user: Any) -> Answer:
    """Whether the account is signed in and not switched off."""
    if not getattr(user, "is_authenticated", False):
        return no("anonymous", _("Please sign in."))
    return YES if user.is_active else INACTIVE


# --- the creator's side -------------------------------------------------------------------------


def owns(user: Any, work: Work) -> bool:
    """Whether the account made the work, or is behind its creator; co-authors do not own."""
    return getattr(user, "is_authenticated", False) and user.pk in (work.owner_id, work.creator.user_id)


def open_submission(work: Work) -> Submission | None:
    """The submission of a work that is in review, or approved and waiting for its time."""
    return work.submissions.filter(state__in=OPEN_STATES).defer("content").first()


def may_submit(user: Any, work: Work, lane: str = Lane.USUAL) -> Answer:
    """Whether the account may send this work to review (what is missing in it is another matter)."""
    if not (answer := active(user)):
        return answer
    if owns(user, work):
        if not (answer := people_rules.may_submit_works(user)):
            return answer
    elif not (work.live and is_editor(user)):  # an editor may send a correction of what is public
        return NOT_YOURS
    if work.binned_at:
        return IN_BIN
    if lane == Lane.FAST and not roles_of(user) & EDITORS:
        return no("fast_lane", _("The fast lane is for emergencies: a chief editor puts works there."))
    if open_submission(work):
        return no("in_review", _("This work is already in review."))
    return YES


def may_withdraw(user: Any, submission: Submission) -> Answer:
    """Whether the account may take the work back out of review: its owner, or who sent it."""
    if not (answer := active(user)):
        return answer
    if not owns(user, submission.work) and user.pk != submission.submitted_by_id:
        return NOT_YOURS
    if submission.state not in OPEN_STATES:
        return NOTHING_OPEN
    return YES


def may_appeal(user: Any, submission: Submission) -> Answer:
    """Whether the account may appeal this refusal: once, and before anything else was sent."""
    if not (answer := active(user)):
        return answer
    if not owns(user, submission.work):
        return NOT_YOURS
    if submission.work.binned_at:
        return IN_BIN
    if submission.state != SubmissionState.REFUSED:
        return no("not_refused", _("Only a refusal can be appealed."))
    if submission.is_appeal or Submission.objects.filter(previous=submission, is_appeal=True).exists():
        return no("appealed", _("A refusal can be appealed once, and this one was."))
    if submission.work.submissions.filter(pk__gt=submission.pk).exists():
        return no("sent_again", _("The work was sent to review again since this refusal."))
    return YES


# --- deciding -----------------------------------------------------------------------------------


def may_decide(user: Any, review: Review) -> Answer:
    """Whether the account may give the verdict of this stage."""
    if not (answer := active(user)):
        return answer
    return judge(standing_of(user), case_of(review))[0]


def judge(standing: Standing, case: Case, at: datetime | None = None) -> tuple[Answer, int | None]:
    """Whether a person may decide a case, and whose substitute they are in it (None: their own right).

    Plain values in, no database: the queue asks it for each of its rows.
    """
    review = case.review
    if not standing.is_active:
        return INACTIVE, None
    if review.state != ReviewState.OPEN:
        return no("decided", _("This stage has been decided.")), None
    if review.submission.state != SubmissionState.IN_REVIEW:
        return NOTHING_OPEN, None
    if not (barred := _not_barred(standing, case)):
        return barred, None
    entitled, behalf = _entitled(standing, case)
    if not entitled:
        return entitled, None
    if claimed_by_other(review, standing.user_id, at):
        return no("claimed", _("A colleague is working on this one.")), None
    return YES, behalf


def _not_barred(standing: Standing, case: Case) -> Answer:
    """What closes a case to a person whatever their role."""
    review = case.review
    if standing.user_id in case.authors or standing.email in case.author_emails:
        return no("own_work", _("Nobody decides on their own work."))
    if standing.user_id in case.editors:
        return no("edited_it", _("You changed this version yourself, so someone else must decide."))
    if standing.user_id in case.refusers:
        return no("refused_it", _("You gave the refusal that is appealed against."))
    if review.independent and standing.organisations & case.organisations:
        return no("own_organisation", _("At this stage nobody of the creator's organisation decides."))
    distinct = settings.MODERATION_DISTINCT_REVIEWERS and review.stage_code != APPEAL_STAGE
    if distinct and standing.user_id in case.deciders:
        return no(
            "decided_before", _("You decided another stage of this work; each stage needs another person.")
        )
    return YES


def _entitled(standing: Standing, case: Case) -> tuple[Answer, int | None]:
    """Whether a person holds the stage's role, or stands in for someone who does and is not barred."""
    review = case.review
    answer = _qualified(standing, case)
    if answer or (review.passed_to_id == standing.user_id and review.group_id in standing.groups):
        return YES, None
    for principal in standing.stands_in_for:
        if not _not_barred(principal, case):
            continue
        if _qualified(principal, case) or (
            review.group_id in principal.groups and review.passed_to_id == principal.user_id
        ):
            return YES, principal.user_id
    return answer, None


def _qualified(standing: Standing, case: Case) -> Answer:
    if case.review.group_id not in standing.groups:
        return no("no_role", _("This stage is decided by people with another role."))
    # A work whose topics were all deleted meanwhile must not wait for ever: any expert may decide.
    if case.review.needs_expertise and case.topics and not case.topics & standing.topics:
        return no("no_expertise", _("This stage is decided by an expert of the work's topic."))
    return YES


def claimed_by_other(review: Review, user_id: int, at: datetime | None = None) -> bool:
    """Whether a colleague's claim on the review still holds (``MODERATION_CLAIM_HOURS``)."""
    if review.claimed_by is None or review.claimed_by_id == user_id or review.claimed_at is None:
        return False
    if not review.claimed_by.is_active:
        return False  # they left: nobody waits for them
    until = review.claimed_at + timedelta(hours=settings.MODERATION_CLAIM_HOURS)
    return (at or timezone.now()) < until


def is_last_stage(review: Review) -> bool:
    """Whether approving this stage approves the work. Two queries."""
    if review.stage_code == APPEAL_STAGE:
        return False
    passed = set(
        review.submission.reviews.filter(state=ReviewState.DECIDED, verdict=Verdict.APPROVE).values_list(
            "stage_code", flat=True
        )
    )
    wanted = {stage.code for stage in plans.stages_for(review.submission.kind, review.submission.lane)}
    return not wanted - passed - {review.stage_code}


def may_release(user: Any, review: Review) -> Answer:
    """Whether the account may end the claim on a review: its holder, a chief editor, an administrator."""
    if not (answer := active(user)):
        return answer
    if review.state != ReviewState.OPEN or review.claimed_by_id is None:
        return no("not_claimed", _("Nobody has claimed this one."))
    return YES if review.claimed_by_id == user.pk or roles_of(user) & EDITORS else ONLY_EDITORS


def may_pass_on(user: Any, review: Review, to: Any) -> Answer:
    """Whether the account may hand the review to a colleague who could decide it, but for expertise."""
    if not roles_of(user) & EDITORS and not (answer := may_decide(user, review)):
        return answer
    if review.state != ReviewState.OPEN or review.submission.state != SubmissionState.IN_REVIEW:
        return NOTHING_OPEN
    other, case = standing_of(to), case_of(review)
    if not other.is_active or review.group_id not in other.groups:
        return no("other_no_role", _("They do not have the role that decides this stage."))
    if not (answer := _not_barred(other, case)):
        return no("other_barred", _("They may not decide on this work: it is too close to them."))
    return YES


def may_undo(user: Any, review: Review, at: datetime | None = None) -> Answer:
    """Whether the account may take back the verdict it gave (``MODERATION_UNDO_MINUTES``)."""
    if not (answer := active(user)):
        return answer
    if review.state != ReviewState.DECIDED or review.decided_by_id != user.pk:
        return no("not_decided_by_you", _("You can undo only what you decided yourself."))
    window = timedelta(minutes=settings.MODERATION_UNDO_MINUTES)
    if review.decided_at is None or (at or timezone.now()) >= review.decided_at + window:
        return no("too_late", _("A decision can be undone only in the first minutes."))
    submission = review.submission
    if submission.state in (SubmissionState.PUBLISHED, SubmissionState.TAKEN_DOWN):
        return no("published", _("The work is public already. Take it down instead."))
    expected = {
        Verdict.APPROVE: OPEN_STATES,
        Verdict.CHANGES: (SubmissionState.CHANGES,),
        Verdict.REFUSE: (SubmissionState.REFUSED,),
    }[Verdict(review.verdict)]
    moved = (
        submission.state not in expected
        or submission.reviews.filter(pk__gt=review.pk, state=ReviewState.DECIDED).exists()
    )
    if moved or submission.work.submissions.filter(pk__gt=submission.pk).exists():
        return no("moved_on", _("Others have acted on this decision since."))
    if review.verdict == Verdict.CHANGES and submission.work.latest_revision_id != submission.revision_id:
        return no("moved_on", _("The creator has begun to change the work."))
    return YES


# --- editors ------------------------------------------------------------------------------------


def may_see_queue(user: Any) -> Answer:
    """Whether the account sees the queue: reviewers, who decide at some stage, and their substitutes."""
    if not (answer := active(user)):
        return answer
    if has_admin_access(user):
        return YES
    standing = standing_of(user)
    groups = standing.groups.union(*(one.groups for one in standing.stands_in_for))
    return YES if Stage.objects.filter(group__in=groups).exists() else ONLY_REVIEWERS


def may_see_workload(user: Any) -> Answer:
    """Whether the account sees who has how much to do: chief editors and administrators."""
    if not (answer := active(user)):
        return answer
    return YES if roles_of(user) & EDITORS else ONLY_EDITORS


def may_see_work(user: Any, work: Work) -> Answer:
    """Whether the account may see a work that is not public: its authors and reviewers."""
    if not (answer := active(user)):
        return answer
    if is_author(user, work):
        return YES
    if not may_see_queue(user):
        return NOT_YOURS
    if roles_of(user) & EDITORS or work.submissions.exists():
        return YES
    return no("draft", _("A draft is seen by its authors only, until they send it to review."))


def may_preview(user: Any, work: Work) -> Answer:
    """Whether the account may see the work as the public will: whoever may see it."""
    return may_see_work(user, work)


def may_remark(user: Any, submission: Submission) -> Answer:
    """Whether the account may leave a remark on a submission: reviewers, not on their own works."""
    if not (answer := may_see_queue(user)):
        return answer
    if is_author(user, submission.work):
        return no("own_work", _("Nobody decides on their own work."))
    if submission.state != SubmissionState.IN_REVIEW:
        return NOTHING_OPEN
    return YES


def may_resolve(user: Any, remark: Remark) -> Answer:
    """Whether the account may mark a remark as dealt with: reviewers; the authors if they may see it."""
    if may_see_queue(user):
        return YES
    if not remark.is_internal and is_author(user, remark.submission.work):
        return active(user)
    return ONLY_REVIEWERS


def may_plan(user: Any, submission: Submission) -> Answer:
    """Whether the account may set lane, deadline or time of publication: chief editors, administrators."""
    if not (answer := active(user)):
        return answer
    if not roles_of(user) & EDITORS:
        return ONLY_EDITORS
    if submission.state not in OPEN_STATES:
        return NOTHING_OPEN
    return YES


def may_take_down(user: Any, work: Work) -> Answer:
    """Whether the account may take a public work down."""
    if not (answer := active(user)):
        return answer
    if not roles_of(user) & EDITORS:
        return ONLY_EDITORS
    return YES if work.live else no("not_public", _("This work is not public."))


def may_put_back(user: Any, work: Work) -> Answer:
    """Whether the account may make public again what was taken down, as it was approved."""
    if not (answer := active(user)):
        return answer
    if not has_role(user, Role.CHIEF_EDITOR):
        return ONLY_CHIEF
    if is_author(user, work):
        return no("own_work", _("Nobody decides on their own work."))
    organisations = {work.organisation_id, work.creator.organisation_id} - {None}
    if standing_of(user).organisations & organisations:
        return no("own_organisation", _("At this stage nobody of the creator's organisation decides."))
    if work.binned_at:
        return IN_BIN
    if open_submission(work):
        return no("in_review", _("This work is already in review."))
    if not work.takedowns.filter(ended_at=None).exists():
        return no("not_taken_down", _("This work was not taken down."))
    return YES


def may_bin(user: Any, work: Work) -> Answer:
    """Whether the account may put a work that is neither public nor in review into the bin."""
    if not (answer := active(user)):
        return answer
    if not (owns(user, work) or roles_of(user) & EDITORS):
        return NOT_YOURS
    if work.binned_at:
        return IN_BIN
    if work.live:
        return no("public", _("This work is public. It must be taken down first."))
    if open_submission(work):
        return no("in_review", _("This work is in review. It must be withdrawn first."))
    return YES


def may_restore(user: Any, work: Work) -> Answer:
    """Whether the account may take a work out of the bin: whoever may put it there."""
    if not (answer := active(user)):
        return answer
    if not (owns(user, work) or roles_of(user) & EDITORS):
        return NOT_YOURS
    return YES if work.binned_at else no("not_in_bin", _("This work is not in the bin."))


def may_export_audit(user: Any) -> Answer:
    """Whether the account may read and export the audit trail."""
    if not (answer := active(user)):
        return answer
    return YES if has_role(user, Role.ADMINISTRATOR) else ONLY_ADMINISTRATORS


def may_set_substitute(user: Any, away: Any, substitute: Any) -> Answer:
    """Whether the account may name who stands in for ``away``: they themselves, or an administrator."""
    if not (answer := active(user)):
        return answer
    if user.pk != away.pk and not has_role(user, Role.ADMINISTRATOR):
        return ONLY_ADMINISTRATORS
    if away.pk == substitute.pk:
        return no("same_person", _("Nobody is their own substitute."))
    if not substitute.is_active or not has_admin_access(substitute):
        return no("substitute_no_role", _("A substitute must be a reviewer too."))
    return YES


def may_end_substitution(user: Any, away: Any) -> Answer:
    """Whether the account may end a substitution: whoever was away, or an administrator."""
    if not (answer := active(user)):
        return answer
    return YES if user.pk == away.pk or has_role(user, Role.ADMINISTRATOR) else ONLY_ADMINISTRATORS
