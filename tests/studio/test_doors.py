"""Who gets where in the studio."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.moderation import actions as review
from cms.people.models import Creator
from cms.people.roles import Role
from cms.works import actions
from tests.factories import make_creator, make_film, make_picture, make_user, make_work
from tests.studio.conftest import signed_in

GET = ("editor", "submit", "progress", "coauthors", "versions", "draft")
POST = ("copy", "to_bin", "from_bin", "discard")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["home", "bin", "invitations"])
def test_a_visitor_is_sent_to_sign_in(client: Client, name: str) -> None:
    answer = client.get(reverse(f"studio:{name}"))
    assert answer.status_code == 302 and "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize("name", GET)
def test_the_works_of_others_are_not_there(studio: Client, name: str) -> None:
    work = make_work("article")
    assert studio.get(reverse(f"studio:{name}", args=[work.pk])).status_code == 404


@pytest.mark.parametrize("name", POST)
def test_nothing_can_be_done_to_the_works_of_others(studio: Client, name: str) -> None:
    work = make_work("article")
    assert studio.post(reverse(f"studio:{name}", args=[work.pk])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", GET)
def test_a_reviewer_works_in_the_admin_and_finds_no_draft_here(name: str) -> None:
    work = make_work("article")
    reviewer = signed_in(make_user((Role.FORM_REVIEWER, Role.CHIEF_EDITOR)))
    assert reviewer.get(reverse(f"studio:{name}", args=[work.pk])).status_code == 404


def test_a_coauthor_who_confirmed_may_write_and_one_who_was_only_invited_may_not(
    creator: Creator, studio: Client
) -> None:
    work = make_work("article", creator=creator)
    other = make_creator()
    invitation = actions.invite_coauthor(actor=creator.user, work_id=work.pk, email=other.user.email)
    browser = signed_in(other.user)
    address = reverse("studio:editor", args=[work.pk])
    assert browser.get(address).status_code == 404
    browser.post(reverse("studio:answer", args=[invitation.pk]), {"answer": "accept"})
    assert browser.get(address).status_code == 200


def test_an_invitation_is_answered_only_by_whom_it_names(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    invitation = actions.invite_coauthor(actor=creator.user, work_id=work.pk, email="friend@example.cn")
    stranger = signed_in(make_creator().user)
    answer = stranger.post(reverse("studio:answer", args=[invitation.pk]), {"answer": "accept"})
    assert answer.status_code == 404


def test_an_account_without_a_profile_is_led_to_it(client: Client, db: None) -> None:
    client.force_login(make_user())
    answer = client.post(reverse("studio:new", args=["article"]))
    assert answer["Location"] == reverse("account_profile")


def test_the_films_and_pictures_of_others_are_not_there(studio: Client) -> None:
    film, picture = make_film(make_user()), make_picture(make_user())
    assert studio.get(reverse("studio:film", args=[film.pk])).status_code == 404
    for name, row in (("poster", film), ("picture", picture)):
        answer = studio.post(reverse(f"studio:{name}", args=[row.pk]), {}, content_type="application/json")
        assert answer.status_code == 404


def test_a_picture_that_a_reviewer_looks_at_keeps_its_words(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    address = reverse("studio:picture", args=[work.cover_id])
    body = {"alt": "珠江口的积雨云", "focal": {"x": 0.25, "y": 0.5}}
    answer = studio.post(address, body, content_type="application/json")
    assert answer.json()["alt"] == "珠江口的积雨云" and answer.json()["focal"] == {"x": 0.25, "y": 0.5}
    review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    again = studio.post(address, {"alt": "别的"}, content_type="application/json")
    assert again.status_code == 403 and "审核" in again.json()["message"]


def test_a_remark_for_reviewers_only_is_never_shown(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    submission = review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    reviewer = make_user((Role.FORM_REVIEWER,))
    for text, internal in (("请缩短标题", False), ("疑似搬运", True)):
        review.remark(
            actor=reviewer, submission_id=submission.pk, text=text, field="title", is_internal=internal
        )
    for name in ("progress", "editor"):
        page = studio.get(reverse(f"studio:{name}", args=[work.pk])).content.decode()
        found = page.encode().decode("unicode_escape", "ignore") if name == "editor" else page
        assert "疑似搬运" not in page and "疑似搬运" not in found
        assert "请缩短标题" in page or r"\u8bf7\u7f29\u77ed" in page
