"""What the studio's pages say and do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.moderation import actions as review
from cms.moderation.models import Reason, Submission, Verdict
from cms.people.models import Creator
from cms.works import actions
from cms.works.models import Work
from tests.factories import current_draft, fresh, make_creator, make_published_work, make_reviewer, make_work

DECLARED = {"rights": "original", "licence": "cc-by-4.0", "ai_use": "none", "permission": "", "ai_note": ""}


def send(client: Client, work: Work, **changes: Any) -> Any:
    return client.post(
        reverse("studio:submit", args=[work.pk]),
        {**DECLARED, "revision": str(work.latest_revision_id), **changes},
    )


def decide(work: Work, verdict: Verdict, reasons: list[int] | None = None) -> Submission:
    submission = work.submissions.first()
    assert submission
    stage = review.current_review(submission)
    assert stage
    review.decide(
        actor=make_reviewer(stage, work),
        review_id=stage.pk,
        verdict=verdict,
        comment="请看意见。",
        reasons=reasons or [],
        at_once=True,
    )
    submission.refresh_from_db()
    return submission


@pytest.mark.parametrize("kind", ["video", "comic", "article", "drama"])
def test_a_new_work_of_each_kind_opens_in_the_editor(studio: Client, kind: str) -> None:
    answer = studio.post(reverse("studio:new", args=[kind]), follow=True)
    assert answer.status_code == 200
    assert answer.context["config"]["schema"]["kind"] == kind
    csp = answer["Content-Security-Policy"]
    assert "unsafe-inline" not in csp and "style=" not in answer.content.decode()


def test_everything_that_is_missing_is_listed_with_a_way_to_it(creator: Creator, studio: Client) -> None:
    page = [{"type": "page", "id": "p1", "value": {"picture": None, "alt": "", "dialogue": []}}]
    work = make_work("comic", creator=creator, complete=False, title="空", pages=page)
    answer = studio.get(reverse("studio:submit", args=[work.pk]))
    found = {one.path: one for one in answer.context["missing"]}
    assert {"summary", "cover", "topics", "pages:p1:alt"} <= found.keys()
    assert found["pages:p1:alt"].label.split(" › ")[1].startswith("1 ")
    assert f"?check=1#at={'pages:p1:alt'}" in answer.content.decode()
    editor = studio.get(reverse("studio:editor", args=[work.pk]) + "?check=1")
    assert "pages:p1:alt" in {one["field"] for one in editor.context["config"]["missing"]}


def test_a_complete_work_is_sent_and_a_second_click_sends_it_once(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    for _click in range(2):
        answer = send(studio, work)
        assert answer["Location"] == reverse("studio:progress", args=[work.pk])
    assert work.submissions.count() == 1


def test_what_was_declared_is_saved_though_other_things_are_missing(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator, summary="")
    answer = send(studio, work, licence="cc0-1.0", ai_use="part", ai_note="")
    assert answer.status_code == 422 and answer.context["errors"]["ai_note"]
    assert current_draft(work)["licence"] == "cc0-1.0"
    assert not work.submissions.exists()


def test_a_moment_that_has_passed_is_refused_beside_its_field(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    answer = send(studio, work, publish_at="2020-01-01T08:00")
    assert answer.status_code == 422 and answer.context["errors"]["publish_at"]
    assert send(studio, fresh(work), publish_at="gestern").context["errors"]["publish_at"]
    later = timezone.localtime() + timedelta(days=2)
    send(studio, fresh(work), publish_at=later.strftime("%Y-%m-%dT%H:%M"))
    assert work.submissions.get().publish_at == later.replace(second=0, microsecond=0)


def test_a_work_changed_meanwhile_is_looked_at_again_before_it_is_sent(
    creator: Creator, studio: Client
) -> None:
    work = make_work("article", creator=creator)
    old = work.latest_revision_id
    actions.save_draft(actor=creator.user, work_id=work.pk, base_revision_id=old, draft={"title": "改了"})
    answer = send(studio, work, licence="cc0-1.0")
    assert answer.status_code == 409 and not work.submissions.exists()


def test_a_minor_without_consent_is_told_what_is_missing(studio: Client, creator: Creator) -> None:
    creator.is_minor = True
    creator.save()
    work = make_work("article", creator=creator)
    answer = send(studio, work)
    assert answer.status_code == 403
    assert reverse("account_guardian") in answer.content.decode()


def test_the_progress_names_roles_and_times_and_never_a_reviewer(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    send(studio, work)
    reason = Reason.objects.filter(purpose="changes").first()
    assert reason
    decide(work, Verdict.CHANGES, [reason.pk])
    page = studio.get(reverse("studio:progress", args=[work.pk])).content.decode()
    assert "请看意见。" in page and reason.text in page
    reviewer = work.submissions.get().reviews.first().decided_by
    assert reviewer.name not in page and reviewer.email not in page


def test_a_refusal_is_appealed_once(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    send(studio, work)
    reason = Reason.objects.filter(purpose="refusal").first()
    assert reason
    refused = decide(work, Verdict.REFUSE, [reason.pk])
    address = reverse("studio:appeal", args=[work.pk, refused.pk])
    studio.post(address, {"text": "数据来自国家标准。"})
    studio.post(address, {"text": "再来一次"})
    assert work.submissions.filter(is_appeal=True).count() == 1


def test_a_work_in_review_is_withdrawn_and_binned_and_taken_back(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    send(studio, work)
    studio.post(reverse("studio:to_bin", args=[work.pk]))
    assert fresh(work).binned_at is None
    studio.post(reverse("studio:withdraw", args=[work.pk, work.submissions.get().pk]))
    studio.post(reverse("studio:to_bin", args=[work.pk]))
    assert fresh(work).binned_at is not None
    assert work.draft_title in studio.get(reverse("studio:bin")).content.decode()
    studio.post(reverse("studio:from_bin", args=[work.pk]))
    assert fresh(work).binned_at is None


def test_the_submission_of_another_work_is_not_reached_through_ones_own(
    creator: Creator, studio: Client
) -> None:
    mine, theirs = make_work("article", creator=creator), make_work("article")
    other = review.submit(actor=theirs.owner, work_id=theirs.pk, revision_id=theirs.latest_revision_id)
    answer = studio.post(reverse("studio:withdraw", args=[mine.pk, other.pk]))
    assert answer.status_code == 404


def test_a_public_work_is_corrected_with_a_note(creator: Creator, studio: Client) -> None:
    work = make_published_work("article", creator=creator)
    actions.save_draft(
        actor=creator.user,
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={"summary": "改过的摘要。"},
    )
    assert send(studio, fresh(work)).context["errors"]["correction_note"]
    send(studio, fresh(work), correction_note="更正了摘要。")
    assert work.submissions.first().is_correction


def test_an_older_version_is_restored_and_the_newer_one_kept(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    send(studio, work)  # what was sent is always kept
    old = work.latest_revision_id
    review.withdraw(actor=creator.user, submission_id=work.submissions.get().pk)
    actions.save_draft(actor=creator.user, work_id=work.pk, base_revision_id=old, draft={"title": "新的标题"})
    studio.post(reverse("studio:restore", args=[work.pk, old]))
    assert current_draft(work)["title"] != "新的标题"
    assert fresh(work).latest_revision_id != old
    other = make_work("article")
    assert studio.post(reverse("studio:restore", args=[work.pk, other.latest_revision_id])).status_code == 404


def test_markup_in_a_title_stays_text(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator, title="</script><script>alert(1)</script>")
    for name in ("home", "editor", "progress", "submit", "versions", "coauthors"):
        address = reverse(f"studio:{name}", args=[] if name == "home" else [work.pk])
        assert "<script>alert(1)" not in studio.get(address).content.decode()


@pytest.mark.parametrize("number", [1, 4])
def test_home_takes_as_many_queries_for_many_works_as_for_one(
    creator: Creator, studio: Client, number: int, django_assert_num_queries: Any
) -> None:
    for _number in range(number):
        make_work("article", creator=creator)
    studio.get(reverse("studio:home"))
    with django_assert_num_queries(12):
        studio.get(reverse("studio:home"))


@pytest.mark.parametrize("number", [1, 12])
def test_the_editor_takes_as_many_queries_for_a_long_work_as_for_a_short_one(
    creator: Creator, studio: Client, number: int, django_assert_num_queries: Any
) -> None:
    body = [{"type": "text", "id": f"b{n}", "value": f"<p>第{n}段</p>"} for n in range(number)]
    work = make_work("article", creator=creator, body=body)
    address = reverse("studio:editor", args=[work.pk])
    studio.get(address)
    with django_assert_num_queries(30):
        studio.get(address)


def test_an_invitation_by_mail_is_answered_in_the_studio(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    answer = studio.post(reverse("studio:coauthors", args=[work.pk]), {"email": "not an address", "role": ""})
    assert answer.status_code == 422 and answer.context["errors"]["email"]
    other = make_creator()
    studio.post(reverse("studio:coauthors", args=[work.pk]), {"email": other.user.email, "role": "插画"})
    client = Client()
    client.force_login(other.user)
    page = client.get(reverse("studio:invitations")).content.decode()
    assert work.draft_title in page and "插画" in page
