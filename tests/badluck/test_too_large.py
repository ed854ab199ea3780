"""A form too large."""

import json
from typing import Any

import pytest
from django.urls import reverse

from cms.people.models import Creator
from tests.factories import current_draft, make_work

from .conftest import Browser


@pytest.mark.parametrize("debug", [False, True])
def test_a_form_too_large_gets_a_page_in_chinese_and_changes_nothing(
    browser: Browser, creator: Creator, settings: Any, debug: bool
) -> None:
    settings.DEBUG, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = debug, 1000
    work = make_work(creator=creator)
    client = browser(creator.user)
    answer = client.post(reverse("studio:submit", args=[work.pk]), {"message": "字" * 2000})
    assert answer.status_code == 413
    assert "您提交的内容太大" in answer.content.decode() and "没有任何改动" in answer.content.decode()
    assert not work.submissions.exists()


def test_a_form_with_too_many_fields_gets_a_page_in_chinese(
    browser: Browser, creator: Creator, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    answer = browser(creator.user).post(reverse("account_profile"), {f"f{n}": "1" for n in range(20)})
    assert answer.status_code == 413 and "您提交的内容太大" in answer.content.decode()


def test_a_draft_too_large_is_told_to_the_script_in_chinese_and_the_old_one_stays(
    browser: Browser, creator: Creator, settings: Any
) -> None:
    work = make_work(creator=creator)
    before = current_draft(work)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = browser(creator.user).put(
        reverse("studio:draft", args=[work.pk]),
        json.dumps({"values": {"summary": "字" * 2000}, "revision": work.latest_revision_id}),
        content_type="application/json",
    )
    assert answer.status_code == 413 and answer.json()["code"] == "too_large"
    assert "太大" in answer.json()["message"]
    assert current_draft(work) == before


def test_a_broken_upload_is_told_to_the_script_in_chinese(browser: Browser, creator: Creator) -> None:
    answer = browser(creator.user, headers={"X-Studio-User": str(creator.user.pk)}).post(
        reverse("studio:pictures"), b"--x\r\nnothing", content_type="multipart/form-data"
    )
    assert (answer.status_code == 400 and "无法读取" in answer.json()["message"]) or answer.json()["message"]
