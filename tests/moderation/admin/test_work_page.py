"""A work's review page: every act on it, who is offered it, and what is said when it can't be done."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.moderation import actions, queries
from cms.moderation.models import Reason, Remark, Submission, SubmissionState
from cms.people.models import User
from cms.works.models import Work

from ..factories import (
    Office,
    approve,
    article,
    edit,
    open_review,
    picture,
    publish,
    send,
    text_block,
)


class Page:
    """A work's review page as one person has it open."""

    def __init__(self, client: Any, work: Work) -> None:
        self.client = client
        self.path = reverse("moderation:work", args=[work.pk])

    def look(self) -> Any:
        response = self.client.get(self.path)
        assert response.status_code == 200
        return response

    def offers(self) -> set[str]:
        return set(self.look().context["forms"])

    def act(self, act: str, **fields: Any) -> Any:
        values = {f"{act}-{name}": value for name, value in fields.items()}
        return self.client.post(self.path, {"act": act, **values}, follow=True)


def said(response: Any) -> str:
    return "\n".join(str(message) for message in response.context["messages"])


def local(moment: Any) -> str:
    """A moment as the browser's control sends it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def submission(office: Office) -> Submission:
    return send(office.author, article(office.author, office.topic))


@pytest.fixture
def page_of(signed_in: Any, submission: Submission) -> Any:
    def opened(user: User) -> Page:
        return Page(signed_in(user), submission.work)

    return opened


def test_a_reviewer_claims_and_gives_back(office: Office, page_of: Any, submission: Submission) -> None:
    page = page_of(office.form)
    page.act("claim")
    assert open_review(submission).claimed_by == office.form
    assert "release" in page.offers()
    assert "claim" not in page.offers()
    assert "decide" not in page_of(office.form2).offers()
    page.act("release")
    assert open_review(submission).claimed_by is None


def test_each_person_is_offered_only_what_they_may_do(office: Office, page_of: Any) -> None:
    assert page_of(office.form).offers() == {"claim", "decide", "pass_on", "remark"}
    assert page_of(office.expert).offers() == {"remark"}
    assert {"lane", "deadline", "schedule"} <= page_of(office.chief).offers()
    assert not {"decide", "take_down", "put_back"} & page_of(office.administrator).offers()


def test_an_act_that_was_not_offered_is_not_done(
    office: Office, page_of: Any, submission: Submission
) -> None:
    page = page_of(office.expert)
    assert said(page.act("decide", verdict="approve"))
    assert said(page.act("lane", lane="fast"))
    assert said(page.act("no_such_act"))
    submission.refresh_from_db()
    assert (open_review(submission).stage_code, submission.lane) == ("form", "usual")


def test_a_refusal_without_a_reason_is_not_taken_and_what_was_typed_stays(
    office: Office, page_of: Any, submission: Submission
) -> None:
    approval = Reason.objects.filter(purpose=Reason.For.CHANGES).first()  # none of a refusal's reasons
    response = page_of(office.form).act("decide", verdict="refuse", reasons=[approval.pk])
    assert response.status_code == 422
    form = response.context["forms"]["decide"]
    assert form.errors
    assert (form["verdict"].value(), form["reasons"].value()) == ("refuse", [str(approval.pk)])
    submission.refresh_from_db()
    assert submission.state == SubmissionState.IN_REVIEW


def test_no_verdict_chosen_is_said_at_the_field(office: Office, page_of: Any) -> None:
    response = page_of(office.form).act("decide", comment="写了一半")
    assert response.status_code == 422
    assert "verdict" in response.context["forms"]["decide"].errors
    assert "写了一半" in response.content.decode()


def test_changes_are_asked_for_with_reason_and_words_and_can_be_undone(
    office: Office, page_of: Any, submission: Submission
) -> None:
    reason = Reason.objects.filter(purpose=Reason.For.CHANGES, is_active=True).first()
    page = page_of(office.form)
    page.act("decide", verdict="changes", reasons=[reason.pk], comment="请补充来源")
    submission.refresh_from_db()
    review = submission.reviews.get()
    assert (submission.state, review.comment) == (SubmissionState.CHANGES, "请补充来源")
    assert list(review.reasons.all()) == [reason]
    assert "undo" not in page_of(office.form2).offers()
    page.act("undo", review_id=review.pk)
    submission.refresh_from_db()
    assert submission.state == SubmissionState.IN_REVIEW


def test_of_two_who_decide_at_once_the_second_is_told_in_chinese(
    office: Office, page_of: Any, submission: Submission
) -> None:
    first, second = page_of(office.form), page_of(office.form2)
    assert "decide" in first.offers()
    assert "decide" in second.offers()
    first.act("decide", verdict="approve")
    response = second.act("decide", verdict="approve", comment="很长的一段意见")
    assert response.status_code == 409
    assert "很长的一段意见" in response.content.decode()
    assert any("一" <= letter <= "鿿" for letter in said(response))
    assert open_review(submission).stage_code == "science"
    assert submission.reviews.exclude(decided_by=None).count() == 1


def test_a_page_that_is_out_of_date_says_so_when_the_creator_withdrew(
    office: Office, page_of: Any, submission: Submission
) -> None:
    page = page_of(office.form)
    page.look()
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    assert said(page.act("decide", verdict="approve"))
    submission.refresh_from_db()
    assert submission.state == SubmissionState.WITHDRAWN


def test_a_review_is_passed_to_a_colleague_of_the_same_role(
    office: Office, page_of: Any, submission: Submission
) -> None:
    page = page_of(office.form)
    assert page.act("pass_on", to=office.chief.pk).status_code == 422
    page.act("pass_on", to=office.form2.pk, note="请你看看")
    assert open_review(submission).passed_to == office.form2


def test_an_internal_remark_is_never_shown_to_the_creator(
    office: Office, page_of: Any, submission: Submission
) -> None:
    page = page_of(office.form)
    page.act("remark", field="summary", text="这句很好")
    page.act("remark", field="", text="怀疑抄袭", is_internal="on")
    body = page.look().content.decode()
    assert "这句很好" in body
    assert "怀疑抄袭" in body
    shown = str(queries.timeline(submission.work, office.author))
    assert "怀疑抄袭" not in shown
    own = Page(page.client.__class__(), submission.work)
    own.client.force_login(office.author)
    progress = own.client.get(reverse("studio:progress", args=[submission.work_id])).content.decode()
    assert "这句很好" in progress
    assert "怀疑抄袭" not in progress


def test_a_remark_is_marked_as_dealt_with(office: Office, page_of: Any, submission: Submission) -> None:
    remark = actions.remark(actor=office.form, submission_id=submission.pk, field="", text="请改")
    page_of(office.form2).act("resolve", remark_id=remark.pk)
    assert Remark.objects.get().resolved_at
    assert said(page_of(office.form2).act("resolve", remark_id="987654"))  # one that is gone
    assert page_of(office.form2).act("resolve", remark_id="9" * 40).status_code in {200, 422}


def test_a_chief_editor_sets_lane_deadline_and_time_of_publication(
    office: Office, page_of: Any, submission: Submission
) -> None:
    page = page_of(office.chief)
    page.act("lane", lane="fast")
    due = (timezone.now() + timedelta(hours=30)).replace(second=0, microsecond=0)
    page.act("deadline", due_at=local(due))
    page.act("schedule", publish_at=local(due))
    submission.refresh_from_db()
    assert submission.lane == "fast"
    assert open_review(submission).due_at == due
    assert submission.publish_at == due
    past = page.act("schedule", publish_at=local(timezone.now() - timedelta(days=1)))
    assert past.status_code == 422


def test_only_the_last_stage_offers_a_time_of_publication(
    office: Office, page_of: Any, submission: Submission
) -> None:
    assert "publish_at" not in page_of(office.form).look().context["forms"]["decide"].fields
    approve(office.form, submission)
    approve(office.expert, submission)
    page = page_of(office.chief)
    assert "at_once" in page.look().context["forms"]["decide"].fields
    page.act("decide", verdict="approve", at_once="on")
    assert Work.objects.get(pk=submission.work_id).live


def test_a_public_work_is_taken_down_with_a_reason_and_put_back(office: Office, signed_in: Any) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    page = Page(signed_in(office.chief), work)
    assert page.act("take_down", reason="").status_code == 422
    page.act("take_down", reason="数据有误，正在更正")
    assert not Work.objects.get(pk=work.pk).live
    assert "数据有误，正在更正" in page.look().content.decode()
    page.act("put_back")
    assert Work.objects.get(pk=work.pk).live
    assert "take_down" not in Page(signed_in(office.form), work).offers()


def test_a_work_goes_into_the_bin_and_comes_out_of_it(office: Office, signed_in: Any) -> None:
    work = article(office.author, office.topic)
    submission = send(office.author, work)
    page = Page(signed_in(office.chief), work)
    assert "bin" not in page.offers()  # it is in review
    actions.withdraw(actor=office.author, submission_id=submission.pk)
    page.act("bin")
    assert Work.objects.get(pk=work.pk).binned_at
    listed = page.client.get(reverse("moderation:bin"))
    assert "台风是怎样形成的" in listed.content.decode()
    page.act("restore")
    assert Work.objects.get(pk=work.pk).binned_at is None


def test_the_bins_list_restores_a_work(office: Office, signed_in: Any) -> None:
    work = article(office.author, office.topic)
    actions.bin_work(actor=office.author, work_id=work.pk)
    path = reverse("moderation:bin")
    signed_in(office.form).post(path, {"work": work.pk})
    assert Work.objects.get(pk=work.pk).binned_at
    signed_in(office.chief).post(path, {"work": work.pk})
    assert Work.objects.get(pk=work.pk).binned_at is None
    assert signed_in(office.chief).post(path, {"work": "x"}).status_code == 404


def test_an_editors_correction_is_sent_to_review_and_the_public_keeps_the_old_text(
    office: Office, signed_in: Any
) -> None:
    work = article(office.author, office.topic)
    publish(office, work)
    edit(office.chief, work, summary="更正后的摘要。")
    page = Page(signed_in(office.chief), work)
    assert page.act("correct", correction_note="").status_code == 422
    page.act("correct", correction_note="改正了温度")
    newest = Submission.objects.filter(work=work).latest("pk")
    assert (newest.is_correction, newest.state) == (True, SubmissionState.IN_REVIEW)
    assert Work.objects.get(pk=work.pk).specific.summary == "从一团积雨云说起。"
    assert "decide" not in page.offers()


def test_changes_are_shown_as_words_pictures_and_names(office: Office, signed_in: Any) -> None:
    before, after = picture(office.author, "#aa0000"), picture(office.author, "#00aa00")
    work = article(office.author, office.topic, before)
    submission = send(office.author, work)
    reason = Reason.objects.filter(purpose=Reason.For.CHANGES, is_active=True).first()
    actions.decide(
        actor=office.form,
        review_id=open_review(submission).pk,
        verdict="changes",
        reasons=[reason.pk],
    )
    body = [text_block("<p>海水温度高于二十七度时，水汽上升。</p>"), text_block("<p>新的一段。</p>", "b2")]
    topics = [office.topic.pk, office.other_topic.pk]
    send(office.author, edit(office.author, work, body=body, cover=after.pk, topics=topics))
    page = Page(signed_in(office.form), work).look().content.decode()
    assert "<ins>" in page
    assert "<del>" in page
    assert "新的一段。" in page
    assert office.other_topic.name in page
    assert page.count("<figcaption>") == 2


def test_opening_a_page_twice_compares_with_what_was_seen(office: Office, page_of: Any) -> None:
    page = page_of(office.form)
    assert not page.look().context["compared"]
    [(_label, _since, changes)] = page.look().context["compared"]
    assert changes == []


def test_uses_of_a_picture_are_found_in_public_works_drafts_and_corrections(
    office: Office, signed_in: Any, run_tasks: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        cover, later = picture(office.author, "#aa0000"), picture(office.author, "#00aa00")
        public = article(office.author, office.topic, cover)
        publish(office, public)
        draft = article(office.author, office.topic, cover)
        edit(office.author, public, cover=later.pk)
    run_tasks()
    client = signed_in(office.chief)
    uses = client.get(reverse("moderation:picture_uses", args=[cover.pk])).context["uses"]
    assert {use.work.pk for use in uses} == {public.pk, draft.pk}
    [use] = client.get(reverse("moderation:picture_uses", args=[later.pk])).context["uses"]
    assert (use.work.pk, use.in_correction) == (public.pk, True)


def test_a_reviewer_names_their_own_substitute_and_nobody_elses(office: Office, signed_in: Any) -> None:
    path = reverse("moderation:substitutes")
    now = timezone.now()
    values = {
        "substitute": office.form2.pk,
        "starts": local(now),
        "ends": local(now + timedelta(days=3)),
    }
    client = signed_in(office.form)
    assert client.post(path, {**values, "away": office.expert.pk}).status_code == 422
    assert client.post(path, {**values, "away": office.form.pk}).status_code == 302
    [row] = client.get(path).context["substitutions"]
    assert (row.user, row.substitute) == (office.form, office.form2)
    refused = signed_in(office.expert).post(path, {"end": row.pk}, follow=True)
    assert said(refused)
    assert client.get(path).context["substitutions"]
    client.post(path, {"end": row.pk})
    assert not client.get(path).context["substitutions"]
    assert client.post(path, {"end": "x"}, follow=True).status_code == 200
