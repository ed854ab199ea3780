"""What happens to a work after it is written: each step is one act of one person.

A step and the note that it was done are one transaction, so a kill repeats none and skips none.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.moderation import actions as moderation
from cms.moderation import rules
from cms.moderation.models import Review, Submission
from cms.people.models import User
from cms.works import actions as works
from cms.works.models import Work
from media.models import FilmState

from ..models import DemoItem

JSON = dict[str, Any]
SHORT = {
    "publish": ["submit", "approve:form", "approve:science", "approve:final"],
    "correct": ["revise", "submit", "approve:form", "approve:science", "approve:final"],
}
REVIEWERS = ("form", "expert", "expert2", "chief", "chief2")


def steps_of(spec: JSON) -> list[str]:
    """The whole story, step by step."""
    return [step for word in spec["story"] for step in SHORT.get(word, [word])]


def go_on(spec: JSON, accounts: dict[str, User]) -> int:
    """Do every step that was not done; answers how many. A work whose film is not ready waits."""
    done = 0
    while next_step(spec, accounts):
        done += 1
    return done


@transaction.atomic
def next_step(spec: JSON, accounts: dict[str, User]) -> bool:
    """Do one step; False when there is none to do now."""
    item = DemoItem.objects.select_for_update().filter(key=f"work:{spec['key']}").first()
    steps = steps_of(spec)
    if item is None or item.steps_done >= len(steps):
        return False
    work = Work.objects.get(pk=item.object_id).specific
    if spec["kind"] == "video" and not film_is_ready(work):
        return False
    verb, _colon, stage = steps[item.steps_done].partition(":")
    STEPS[verb](work, spec, accounts, stage)
    item.steps_done += 1
    item.save(update_fields=["steps_done"])
    return True


def film_is_ready(work: Work) -> bool:
    """Whether the film of the newest draft can be watched."""
    film = work.get_latest_revision_as_object().film
    return film is not None and film.state == FilmState.READY


def newest(work: Work) -> Submission:
    """The submission that the work's story is at."""
    return work.submissions.order_by("-pk")[0]


def open_review(work: Work, stage: str) -> Review:
    """The review that is open, which the story says is of this stage."""
    review = moderation.current_review(newest(work))
    if review is None or review.stage_code != stage:
        raise ValueError(f"{work} is not at the stage {stage}")
    return review


def someone_who_may(review: Review, accounts: dict[str, User]) -> User:
    """The first of our reviewers who may decide this review."""
    for name in REVIEWERS:
        if rules.may_decide(accounts[name], review):
            return accounts[name]
    raise ValueError(f"nobody of the demo may decide {review}")


def submit(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Send the newest draft to review."""
    note = spec.get("correction", {}).get("note", "") if work.live else ""
    moderation.submit(
        actor=accounts[spec["creator"]],
        work_id=work.pk,
        revision_id=work.latest_revision_id,
        correction_note=note,
    )


def approve(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Approve a stage; the last one publishes at once."""
    review = open_review(work, stage)
    moderation.decide(
        actor=someone_who_may(review, accounts),
        review_id=review.pk,
        verdict="approve",
        at_once=stage == "final",
    )


def schedule(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Approve the last stage for nine o'clock, two days from now."""
    review = open_review(work, "final")
    moment = (timezone.localtime() + timedelta(days=2)).replace(hour=9, minute=0, second=0, microsecond=0)
    actor = someone_who_may(review, accounts)
    moderation.decide(actor=actor, review_id=review.pk, verdict="approve", publish_at=moment)


def claim(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """A reviewer takes it for themselves."""
    review = open_review(work, stage)
    moderation.claim(actor=someone_who_may(review, accounts), review_id=review.pk)


def ask_for_changes(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Ask for changes, with a remark at the place and words that say why."""
    review = open_review(work, stage)
    actor = someone_who_may(review, accounts)
    moderation.remark(actor=actor, submission_id=review.submission_id, field="sources", text=spec["comment"])
    moderation.decide(actor=actor, review_id=review.pk, verdict="changes", comment=spec["comment"])


def refuse(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Refuse, with words that say why."""
    review = open_review(work, stage)
    actor = someone_who_may(review, accounts)
    moderation.decide(actor=actor, review_id=review.pk, verdict="refuse", comment=spec["comment"])


def appeal(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Appeal the refusal."""
    moderation.appeal(actor=accounts[spec["creator"]], submission_id=newest(work).pk, text=spec["appeal"])


def revise(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Change the draft of a public work."""
    works.save_draft(
        actor=accounts[spec["creator"]],
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft=spec["correction"]["draft"],
    )


def take_down(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Take it down, with the reason that readers see."""
    moderation.take_down(actor=accounts["chief"], work_id=work.pk, reason=spec["reason"])


def bin_work(work: Work, spec: JSON, accounts: dict[str, User], stage: str) -> None:
    """Put it into the bin."""
    moderation.bin_work(actor=accounts[spec["creator"]], work_id=work.pk)


STEPS = {
    "submit": submit,
    "approve": approve,
    "schedule": schedule,
    "claim": claim,
    "changes": ask_for_changes,
    "refuse": refuse,
    "appeal": appeal,
    "revise": revise,
    "take_down": take_down,
    "bin": bin_work,
}
