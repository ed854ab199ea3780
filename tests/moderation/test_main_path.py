"""From the creator's submission to the public page."""

import pytest
from django.core.exceptions import ValidationError

from cms.answers import Refused
from cms.audit.models import AuditEntry
from cms.moderation import actions
from cms.moderation.models import ReviewState, Submission, SubmissionState
from cms.publishing.models import Publication
from cms.works.models import Work

from .factories import Office, approve, article, edit, open_review, publish, send

pytestmark = pytest.mark.django_db


def test_a_work_is_public_after_three_approvals_by_three_people(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = send(office.author, work)
    for person in (office.form, office.expert):
        approve(person, submission)
        assert not Publication.objects.filter(source_id=work.pk).exists()
    approve(office.chief, submission, at_once=True)

    submission.refresh_from_db()
    assert submission.state == SubmissionState.PUBLISHED
    assert Publication.objects.get(source_id=work.pk).state == "live"
    assert Work.objects.get(pk=work.pk).live_revision_id == submission.revision_id
    assert list(submission.reviews.values_list("stage_code", "state", "verdict")) == [
        ("form", "decided", "approve"),
        ("science", "decided", "approve"),
        ("final", "decided", "approve"),
    ]
    verbs = (
        AuditEntry.objects.filter(verb__startswith="moderation.")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert list(verbs) == [
        "moderation.submit",
        "moderation.approve",
        "moderation.approve",
        "moderation.approve",
        "moderation.approved",
        "moderation.publish",
    ]


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_sent(office: Office) -> None:
    work = article(office.author, office.topic, summary="", licence="", sources=[])
    with pytest.raises(ValidationError) as caught:
        send(office.author, work)
    assert {"summary", "licence", "sources"} <= set(caught.value.message_dict)
    assert not Submission.objects.exists()


def test_a_double_click_on_submit_makes_one_submission(office: Office) -> None:
    work = article(office.author, office.topic)
    assert send(office.author, work) == send(office.author, work)
    assert Submission.objects.count() == 1
    assert AuditEntry.objects.filter(verb="moderation.submit").count() == 1


def test_a_work_that_was_changed_in_another_tab_is_not_submitted(office: Office) -> None:
    work = article(office.author, office.topic)
    seen = work.latest_revision_id
    edit(office.author, work, summary="另一个窗口改过了。")
    latest = Work.objects.get(pk=work.pk).latest_revision_id
    if latest == seen:
        pytest.fail("the edit made no revision")
    with pytest.raises(ValidationError) as caught:
        actions.submit(actor=office.author, work_id=work.pk, revision_id=seen)
    assert "revision" in caught.value.message_dict


def test_nobody_changes_a_work_in_review(office: Office) -> None:
    work = article(office.author, office.topic)
    send(office.author, work)
    for person in (office.author, office.chief, office.administrator):
        with pytest.raises(Refused) as caught:
            edit(person, work, summary="偷偷改")
        assert caught.value.answer.code == "in_review"


def test_changes_go_back_to_the_creator_and_review_starts_again_with_the_first_stage(office: Office) -> None:
    work = article(office.author, office.topic)
    first = send(office.author, work)
    approve(office.form, first)
    actions.decide(
        actor=office.expert, review_id=open_review(first).pk, verdict="changes", comment="请补充数据来源"
    )
    first.refresh_from_db()
    assert first.state == SubmissionState.CHANGES
    assert not first.reviews.filter(state=ReviewState.OPEN).exists()

    edit(office.author, work, summary="补充了来源。")
    second = send(office.author, work, message="已补充")
    assert second.previous == first
    assert open_review(second).stage_code == "form"


def test_a_correction_leaves_the_old_text_public_until_it_is_approved(office: Office) -> None:
    work = article(office.author, office.topic)
    old = publish(office, work)
    edit(office.author, work, summary="更正后的摘要。")
    with pytest.raises(ValidationError) as caught:
        send(office.author, work)
    assert set(caught.value.message_dict) == {"correction_note"}

    correction = send(office.author, work, correction_note="更正了海温数据")
    approve(office.form, correction)
    approve(office.expert, correction)
    public = Publication.objects.get(source_id=work.pk)
    assert public.summary == "从一团积雨云说起。"
    approve(office.chief, correction, at_once=True)
    public.refresh_from_db()
    assert public.summary == "更正后的摘要。"
    assert [row["note"] for row in public.detail["corrections"]] == ["更正了海温数据"]
    old.refresh_from_db()
    assert old.state == SubmissionState.SUPERSEDED


def test_a_work_that_was_taken_down_leaves_its_public_reason(office: Office) -> None:
    work = article(office.author, office.topic)
    submission = publish(office, work)
    actions.take_down(actor=office.chief, work_id=work.pk, reason="数据有误，正在更正")
    public = Publication.objects.get(source_id=work.pk)
    assert (public.state, public.withdrawn_reason) == ("withdrawn", "数据有误，正在更正")
    submission.refresh_from_db()
    assert submission.state == SubmissionState.TAKEN_DOWN

    actions.put_back(actor=office.chief2, work_id=work.pk)
    public.refresh_from_db()
    submission.refresh_from_db()
    assert (public.state, submission.state) == ("live", SubmissionState.PUBLISHED)


def test_what_is_public_already_is_not_sent_again_unchanged(office: Office) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    with pytest.raises(ValidationError) as caught:
        send(office.author, work, correction_note="没有改动")
    assert set(caught.value.message_dict) == {"revision"}
