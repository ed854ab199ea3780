"""What changes behind the back of somebody with an open page."""

import json
from typing import Any

from django.urls import reverse

from cms.moderation import actions as review
from cms.moderation.models import ReviewState
from cms.people.models import Creator
from cms.people.roles import Role, group_of
from tests.factories import fresh, make_topic, make_user, make_work

from .conftest import Browser


def test_a_topic_deleted_meanwhile_is_left_out_and_said_in_chinese(
    browser: Browser, creator: Creator
) -> None:
    kept, gone = make_topic(), make_topic()
    work = make_work(creator=creator)
    number = gone.pk
    gone.delete()
    values = {"topics": [kept.pk, number], "title": "新标题"}
    answer = browser(creator.user).put(
        reverse("studio:draft", args=[work.pk]),
        json.dumps({"values": values, "revision": work.latest_revision_id}),
        content_type="application/json",
    )
    assert answer.status_code == 200
    assert answer.json()["values"] == {
        "topics": [kept.pk],
        "title": "新标题",
        "slug": answer.json()["values"]["slug"],
    }
    assert [one["field"] for one in answer.json()["messages"]] == ["topics"]
    assert "不存在" in answer.json()["messages"][0]["text"]


def test_an_editor_who_loses_the_role_in_mid_review_is_turned_away_and_nothing_is_decided(
    browser: Browser, creator: Creator
) -> None:
    work = make_work(creator=creator)
    submission = review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    editor: Any = make_user((Role.FORM_REVIEWER,))
    client, page = browser(editor), reverse("moderation:work", args=[work.pk])
    assert client.get(page).status_code == 200
    editor.groups.remove(group_of(Role.FORM_REVIEWER))
    answer = client.post(page, {"act": "decide", "verdict": "approve"})
    assert answer.status_code == 403 and "您的账号没有相应的角色" in answer.content.decode()
    assert review.current_review(submission).state == ReviewState.OPEN
    assert not fresh(work).live
