"""Nothing becomes public, changes in public or comes down but by review, whatever door asks."""

from contextlib import suppress
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision

from cms.answers import Refused
from cms.moderation import actions, digests
from cms.moderation.models import SubmissionState, TakeDown
from cms.people.models import User
from cms.publishing.models import Publication
from cms.works.models import Work

from .factories import Office, approve, article, edit, publish, send

pytestmark = pytest.mark.django_db


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.answer.code


def is_public(work: Work) -> bool:
    return Publication.objects.filter(source_id=work.pk, state="live").exists()


def test_code_cannot_publish_what_was_not_approved_not_even_for_a_superuser(office: Office) -> None:
    work = article(office.author, office.topic)
    root = User.objects.create_superuser("root@example.cn", "x")
    revision = work.latest_revision
    assert refused(revision.publish, user=root, skip_permission_checks=True) == "not_approved"
    assert not Work.objects.get(pk=work.pk).live
    assert not is_public(work)


def test_code_cannot_publish_in_mid_review(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = send(office.author, work)
    approve(office.form, submission)
    approve(office.expert, submission)
    assert refused(submission.revision.publish, skip_permission_checks=True) == "not_approved"
    submission.refresh_from_db()
    assert submission.state == SubmissionState.IN_REVIEW


def test_an_approved_revision_that_was_edited_in_place_is_refused(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = send(office.author, work)
    for person in (office.form, office.expert, office.chief):
        approve(person, submission)
    revision = submission.revision
    revision.content = {**revision.content, "summary": "偷换的内容"}
    assert refused(revision.save) == "pinned"
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)  # past every guard
    assert refused(revision.publish, skip_permission_checks=True) == "changed"
    assert not is_public(work)


def test_an_approved_work_is_not_published_before_its_time_by_another_door(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    for person in (office.form, office.expert, office.chief):
        approve(person, submission)
    assert refused(submission.revision.publish, skip_permission_checks=True) == "waits"


def test_another_revision_than_the_approved_one_is_refused(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    edit(office.author, work, summary="没有审过的更正。")
    later = Work.objects.get(pk=work.pk).latest_revision
    assert refused(later.publish, skip_permission_checks=True) == "not_approved"
    assert Publication.objects.get(source_id=work.pk).summary == "从一团积雨云说起。"


def test_wagtails_schedule_publishes_nothing_of_a_work(office: Office) -> None:
    work = article(office.author, office.topic)
    revision = work.latest_revision
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at="2020-01-01T00:00:00Z")
    with suppress(Refused):
        call_command("publish_scheduled")
    assert not is_public(work) and not Work.objects.get(pk=work.pk).live


def test_a_public_work_comes_down_only_by_a_take_down(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    specific = Work.objects.get(pk=work.pk).specific
    assert refused(specific.unpublish) == "no_takedown"
    assert is_public(work)
    with pytest.raises(Refused):
        Page.objects.get(pk=work.pk).specific.delete()


def test_a_work_that_was_taken_down_does_not_go_live_again_by_its_old_approval(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = publish(office, work)
    actions.take_down(actor=office.chief, work_id=work.pk, reason="有误")
    assert refused(submission.revision.publish, skip_permission_checks=True) == "not_approved"


def test_after_a_take_down_a_new_review_makes_the_work_public_again(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    actions.take_down(actor=office.chief, work_id=work.pk, reason="有误")
    edit(office.author, work, summary="改正以后。")
    publish(office, work)
    assert is_public(work)
    assert not TakeDown.objects.filter(work=work, ended_at=None).exists()


def test_a_change_of_a_public_works_row_is_never_shown(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    live = Work.objects.get(pk=work.pk).specific
    live.summary = "没有人审过"
    live.save()
    Work.objects.filter(pk=work.pk).update(summary="也没有人审过")
    call_command("rebuild_publications")
    assert Publication.objects.get(source_id=work.pk).summary == "从一团积雨云说起。"


def test_the_public_revision_is_not_overwritten_in_place(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = publish(office, work)
    draft = Work.objects.get(pk=work.pk).specific
    draft.summary = "覆盖了已公开的版本"
    assert (
        refused(draft.save_revision, user=office.author, overwrite_revision=submission.revision) == "pinned"
    )
    call_command("rebuild_publications")
    assert Publication.objects.get(source_id=work.pk).summary == "从一团积雨云说起。"


def test_saving_a_public_work_as_it_was_approved_is_allowed(office: Office) -> None:
    work = article(office.author, office.topic, tags=["台风", "气象"])
    publish(office, work)
    Work.objects.get(pk=work.pk).specific.save()
    assert is_public(work)


def test_what_is_in_the_bin_does_not_go_live(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = send(office.author, work)
    for person in (office.form, office.expert, office.chief):
        approve(person, submission)
    Work.objects.filter(pk=work.pk).update(binned_at="2026-01-01T00:00:00Z")
    assert refused(submission.revision.publish, skip_permission_checks=True) == "in_bin"


def test_the_digest_is_of_the_content_and_of_nothing_else(office: Office) -> None:
    work = article(office.author, office.topic)
    first = digests.of_revision(work.latest_revision)
    assert {"title", "summary", "body", "topics", "licence"} <= set(first)
    assert not {"live", "latest_revision", "path", "owner", "pk", "locked"} & set(first)
    again = work.specific.save_revision()
    assert digests.digest(digests.of_revision(again)) == digests.digest(first)
    edit(office.author, work, summary="另一个摘要。")
    changed = digests.of_revision(Work.objects.get(pk=work.pk).latest_revision)
    assert digests.digest(changed) != digests.digest(first)
