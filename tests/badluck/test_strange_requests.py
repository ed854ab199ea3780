"""Addresses, queries and forms that nobody means: never a failure of ours."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from cms.moderation import actions as review
from cms.people.models import Creator
from cms.works.models import Series
from tests.doors.registry import Address, addresses
from tests.factories import make_film, make_picture, make_work

from .conftest import Browser

STRANGE = ["a\x00b", "9" * 5000, "²", "1e999", "'\"<script>", "字" * 700]
MOMENTS = ["2026-13-45T00:00:00+08:00|1", "2026-01-01T00:00:00|1", f"2026-01-01T00:00:00Z|{'9' * 30}", "x|²"]
QUERIES = (
    "q after p page topic kind state stage city lane claimed waiting_days overdue "
    "order words mine revision check cursor limit audience tag creator published_after next form"
)
FORMS = (
    "email role text message correction_note publish_at revision title name city county work end act "
    "review reason answer bio rights licence ai_use permission ai_note comment reasons remark field lane slug"
)
ALONE = {  # one at a time: another parameter's refusal must not hide it
    "studio:choose_works": "q",
    "studio:home": "q page state kind",
    "moderation:queue": "after topic kind stage city lane claimed waiting_days overdue order words mine",
    "moderation:works": "p words kind state",
    "moderation:bin": "p",
    "site:search": "q cursor topic city",
    "api:list_works": "cursor limit topic tag creator published_after kind",
    "api:search_works": "q cursor",
}
ENDS = ("logout", "delete", "/bin/", "password")  # what would end the session or the work
OURS = (
    "studio/",
    "accounts/",
    "admin/review/",
    "api/v1/",
    "preview/",
    "search/",
    "topics/",
    "creators/",
    "files/",
)


def ours() -> Iterator[Address]:
    for address in addresses():
        if address.route.startswith(OURS) or address.route.startswith("^("):
            yield address


def paths(parameters: dict[str, Any], number: int | None = None) -> list[str]:
    """Every address of ours: with things that exist, or with ``number`` in the place of every id."""
    found = set()
    for address in ours():
        values = {
            name: (parameters.get(name, 1) if number is None else number)
            if name.endswith("_id") or name == "pk"
            else {"kind": "article", "key": "k", "uidb36": "1"}.get(name, "x")
            for name in address.parameters
        }
        with suppress(NoReverseMatch):
            found.add(reverse(address.name, kwargs=values))
    return sorted(path for path in found if not any(word in path for word in ENDS))


def failures(client: Client, method: str, requests: Iterator[tuple[str, dict[str, Any]]]) -> list[str]:
    found = []
    for path, options in requests:
        answer = getattr(client, method)(path, **options)
        if answer.status_code >= 500 and answer.headers.get("Content-Type") != "application/json":
            found.append(f"{answer.status_code} {method} {path[:150]} {str(options)[:80]}")
    return found


@pytest.fixture
def parameters(creator: Creator) -> dict[str, Any]:
    work = make_work(creator=creator)
    submission = review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    return {
        "work_id": work.pk,
        "submission_id": submission.pk,
        "picture_id": make_picture(creator.user).pk,
        "film_id": make_film(creator.user).pk,
        "revision_id": work.latest_revision_id,
    }


@pytest.mark.parametrize("who", ["creator", "chief"])
def test_no_query_and_no_address_makes_the_platform_fail(
    browser: Browser, creator: Creator, chief: Any, parameters: dict[str, Any], who: str
) -> None:
    client = browser(creator.user if who == "creator" else chief)

    def requests() -> Iterator[tuple[str, dict[str, Any]]]:
        for strange in STRANGE:
            query = "&".join(f"{name}={quote(strange)}" for name in QUERIES.split())
            yield from ((f"{path}?{query}", {}) for path in paths(parameters))
        for number in (10**25, 2**31, 0):
            yield from ((path, {}) for path in paths(parameters, number))
        for moment in MOMENTS:
            for order in ("due", "age", "newest"):
                yield reverse("moderation:queue"), {"data": {"after": moment, "order": order}}
        for strange in STRANGE:
            for door, names in ALONE.items():
                yield from ((reverse(door), {"data": {name: strange}}) for name in names.split())

    assert failures(client, "get", requests()) == []


@pytest.mark.parametrize("who", ["creator", "chief"])
def test_no_form_makes_the_platform_fail(
    browser: Browser, creator: Creator, chief: Any, parameters: dict[str, Any], who: str
) -> None:
    client = browser(creator.user if who == "creator" else chief)

    def requests() -> Iterator[tuple[str, dict[str, Any]]]:
        for strange in STRANGE:
            yield from ((path, {"data": dict.fromkeys(FORMS.split(), strange)}) for path in paths(parameters))
        for strange in STRANGE:
            for door in ("moderation:bin", "moderation:substitutes"):
                for name in ("work", "end"):
                    yield reverse(door), {"data": {name: strange}}

    assert failures(client, "post", requests()) == []


JSON = [
    '{"title": "\\u0000a\\ud800", "alt": "\\u0000a\\ud800", "latex": "\\u0000\\ud800"}',
    '{"focal": {"x": NaN, "y": 0}, "second": NaN, "picture": NaN}',
    '{"focal": {"x": 1e999, "y": 0}, "second": 1e999, "picture": 1e999}',
    f'{{"focal": {{"x": {"9" * 400}, "y": 0}}, "second": {"9" * 400}, "picture": {"9" * 400}}}',
    f'{{"values": {{"title": "\\u0000\\ud800x", "city": "\\u0000", "topics": [{"9" * 30}]}}, "revision": {"9" * 400}}}',
    '{"values": {"\\ud800": 1, "\\u0000": 2}, "revision": true}',
    "[" * 100_000,
    '{"a":' * 900 + "1" + "}" * 900,
    "\x00",
    "null",
]


@pytest.mark.parametrize("body", JSON, ids=range(len(JSON)))
def test_no_json_makes_the_studio_fail(
    browser: Browser, creator: Creator, parameters: dict[str, Any], body: str
) -> None:
    client = browser(creator.user)
    mine = make_work(creator=creator)
    doors = [
        reverse("studio:series"),
        reverse("studio:formula"),
        reverse("studio:picture", args=[parameters["picture_id"]]),
        reverse("studio:poster", args=[parameters["film_id"]]),
    ]
    for path in doors:
        answer = client.post(path, body, content_type="application/json")
        assert answer.status_code < 500, path
    answer = client.put(reverse("studio:draft", args=[mine.pk]), body, content_type="application/json")
    assert answer.status_code < 500
    assert all("\x00" not in one.title for one in Series.objects.all())


def test_a_nul_is_refused_with_a_page_in_chinese(browser: Browser, creator: Creator) -> None:
    answer = browser(creator.user).get(reverse("studio:choose_works"), {"q": "a\x00"})
    assert answer.status_code == 400 and "我们无法读取这次请求" in answer.content.decode()


def test_the_api_says_so_as_a_problem(client: Client, db: None) -> None:
    answer = client.get(reverse("api:list_works"), {"nothing": "a\x00"})
    assert answer.status_code in {400, 422}
    assert answer["Content-Type"].startswith("application/problem+json")
    assert json.loads(answer.content)["status"] == answer.status_code


def test_a_range_of_absurd_length_is_the_whole_file(client: Client, creator: Creator) -> None:
    url = make_film(creator.user).playable.url
    answer = client.get(url, headers={"Range": f"bytes=0-{'9' * 5000}"})
    assert answer.status_code == 200
