"""The endpoints under the editor: every answer is JSON, with words in Chinese."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.moderation import actions as review
from cms.people.models import Creator
from cms.works.models import Work
from tests.factories import current_draft, make_creator, make_picture, make_work


def put(client: Client, work: Work, values: Any, revision: int | None, **headers: str) -> Any:
    return client.put(
        reverse("studio:draft", args=[work.pk]),
        json.dumps({"values": values, "revision": revision}),
        content_type="application/json",
        headers=headers,
    )


def test_only_what_was_sent_changes_and_the_address_follows_the_title(
    creator: Creator, studio: Client
) -> None:
    work = make_work("article", creator=creator)
    before = current_draft(work)
    answer = put(studio, work, {"title": "雷电"}, work.latest_revision_id)
    assert answer.status_code == 200
    assert answer.json()["values"] == {"title": "雷电", "slug": "lei-dian"}
    assert current_draft(work) == {**before, "title": "雷电", "slug": "lei-dian"}


def test_an_old_revision_gets_both_texts_and_changes_nothing(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    old = work.latest_revision_id
    put(studio, work, {"title": "第一个"}, old)
    answer = put(studio, work, {"title": "第二个"}, old)
    assert answer.status_code == 409
    assert answer.json()["theirs"]["title"] == "第一个"
    assert current_draft(work)["title"] == "第一个"
    assert put(studio, work, {"title": "第二个"}, answer.json()["revision"]).status_code == 200


def test_a_work_in_review_is_not_changed(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    answer = put(studio, work, {"title": "偷偷改"}, work.latest_revision_id)
    assert answer.status_code == 403 and "审核" in answer.json()["message"]


def test_what_is_wrong_is_said_by_field(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    answer = put(studio, work, {"title": "长" * 121, "summary": "好"}, work.latest_revision_id)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["messages"]] == ["title"]


def test_a_body_that_is_too_large_is_413(creator: Creator, studio: Client, settings: Any) -> None:
    work = make_work("article", creator=creator)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = put(studio, work, {"title": "长" * 1000}, work.latest_revision_id)
    assert answer.status_code == 413 and "太大" in answer.json()["message"]


def test_nonsense_is_refused_in_words(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator)
    address = reverse("studio:draft", args=[work.pk])
    for body in ("", "[1]", "{", '{"values": 1}', '{"values": {}, "revision": "x"}'):
        answer = studio.put(address, body, content_type="application/json")
        assert answer.status_code == 422 and answer.json()["message"]
    assert studio.delete(address).status_code == 405


def test_an_ended_session_and_another_account_are_401(
    creator: Creator, studio: Client, client: Client
) -> None:
    work = make_work("article", creator=creator)
    assert put(client, work, {}, None).json()["code"] == "signed_out"
    other = make_creator().user
    assert put(studio, work, {}, None, **{"X-Studio-User": str(other.pk)}).status_code == 401


def test_a_stale_csrf_token_is_refused_and_a_fresh_one_can_be_had(creator: Creator) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(creator.user)
    work = make_work("article", creator=creator)
    token = client.get(reverse("studio:session")).json()["token"]
    stale = put(client, work, {"title": "一"}, work.latest_revision_id, **{"X-CSRFToken": "x" * 64})
    assert stale.status_code == 403 and "json" not in stale["Content-Type"]
    fresh = put(client, work, {"title": "一"}, work.latest_revision_id, **{"X-CSRFToken": token})
    assert fresh.status_code == 200


def test_a_file_that_lies_about_its_type_is_refused_in_words(studio: Client) -> None:
    fake = SimpleUploadedFile("p.jpg", b"<script>alert(1)</script>", "image/jpeg")
    answer = studio.post(reverse("studio:pictures"), {"file": fake})
    assert answer.status_code == 422 and answer.json()["message"]
    assert studio.post(reverse("studio:pictures"), {}).status_code == 422


def test_a_formula_is_shown_as_the_public_page_shows_it(studio: Client) -> None:
    address = reverse("studio:formula")
    good = studio.post(address, {"latex": r"\frac{1}{2}"}, content_type="application/json")
    assert "<mfrac" in good.json()["mathml"]
    bad = studio.post(address, {"latex": r"\frac{"}, content_type="application/json")
    assert bad.status_code == 422 and "公式" in bad.json()["message"]


def test_somebody_elses_picture_is_left_out_and_said(creator: Creator, studio: Client) -> None:
    work = make_work("article", creator=creator, complete=False, title="标题")
    theirs = make_picture(make_creator().user)
    answer = put(studio, work, {"cover": theirs.pk}, work.latest_revision_id)
    assert answer.json()["values"]["cover"] is None
    assert answer.json()["messages"][0]["field"] == "cover"
