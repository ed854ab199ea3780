"""What somebody else has not shown yet cannot be seen by knowing its number."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.moderation import actions as review
from cms.people.models import Creator
from cms.people.roles import Role
from tests.factories import make_creator, make_film, make_picture, make_user, make_work, publish

from .conftest import Browser


def original(thing: Any, kind: str = "picture") -> str:
    return reverse("media:original", args=[kind, thing.pk])


def test_a_reviewer_sees_an_original_only_once_its_work_was_sent(browser: Browser, creator: Creator) -> None:
    work, apart = make_work(creator=creator), make_picture(creator.user)
    reviewer = browser(make_user((Role.FORM_REVIEWER,)))
    assert reviewer.get(original(work.cover)).status_code == 403
    review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    assert reviewer.get(original(work.cover)).status_code == 200
    assert reviewer.get(original(apart)).status_code == 403
    assert browser(make_user((Role.CHIEF_EDITOR,))).get(original(apart)).status_code == 200
    for role in (Role.JUDGE, Role.ORGANISER):
        assert browser(make_user((role,))).get(original(work.cover)).status_code == 403


@pytest.mark.parametrize("role", [None, Role.FORM_REVIEWER, Role.EXPERT, Role.JUDGE, Role.ORGANISER])
def test_other_peoples_files_are_changed_by_nobody_but_editors_in_charge(
    browser: Browser, creator: Creator, role: Role | None
) -> None:
    picture, film = make_picture(creator.user, alt="原来的"), make_film(creator.user)
    poster = film.poster_id
    client = browser(make_user((role,)) if role else make_creator().user)
    send: Callable[..., Any] = client.post
    for path, body in (
        (reverse("studio:picture", args=[picture.pk]), {"alt": "改了"}),
        (reverse("studio:poster", args=[film.pk]), {"picture": picture.pk}),
    ):
        assert send(path, body, content_type="application/json").status_code in {403, 404}
    picture.refresh_from_db()
    film.refresh_from_db()
    assert picture.alt == "原来的" and film.poster_id == poster


def test_a_link_to_somebody_elses_draft_does_not_say_its_address(
    browser: Browser, creator: Creator, client: Client
) -> None:
    secret = make_work(creator=make_creator(), title="尚未公开的题目")
    text = f'<p><a linktype="page" id="{secret.pk}">看这里</a></p>'
    body = [{"type": "text", "value": text, "id": "b1"}]
    work = make_work(creator=creator, body=body)
    assert secret.slug not in browser(creator.user).get(f"/preview/{work.pk}/").content.decode()
    work = publish(work)
    page = client.get(f"/article/{work.slug}/").content.decode()
    assert "看这里" in page and secret.slug not in page
