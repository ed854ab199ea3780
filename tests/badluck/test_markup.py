"""HTML and scripts in every text field of every kind; fields that are too long."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.moderation import actions as review
from cms.people.models import Creator
from cms.works.editable import KINDS
from cms.works.schema import form_schema
from tests.factories import (
    complete_draft,
    current_draft,
    fresh,
    make_attachment,
    make_published_work,
    make_work,
    publish,
)

from .conftest import Browser

SCRIPT = "</script><script>alert(7)</script>"
ATTRIBUTE = '"><i onclick=alert(7)>'
SHORT = "<svg onload=1>"
RICH = f'<p onclick="alert(7)">字{SCRIPT}<a href="javascript:alert(7)">x</a><img src=x onerror=alert(7)></p>'
Built = dict[str, Any]


def filled(field: Built, path: str, rows: Built) -> Any:
    """A value of the field's type in which every text tries to run a script."""
    match field["type"]:
        case "text" | "longtext":
            most = field.get("max_length") or 200
            return next((text for text in (SCRIPT + ATTRIBUTE, SCRIPT, SHORT) if len(text) <= most), "<b>")
        case "rich":
            return RICH
        case "url":
            return "javascript:alert(7)"
        case "stream":
            return [
                {"type": one["name"], "id": f"s{number}", "value": filled(one["value"], path, rows)}
                for number, one in enumerate(field["blocks"])
            ]
        case "list":
            value = {"type": "item", "id": "i1", "value": filled(field["item"], path, rows)}
            return [value, {**value, "id": "i2"}]
        case "struct" | "table" | "chart" | "formula":
            return {one["name"]: filled(one, path, rows) for one in field["fields"]}
        case "choice":
            return field["choices"][0]["value"] if field["choices"] else None
        case "picture" | "film" | "attachment" | "work":
            return rows.get(field["type"])
        case "integer" | "number":
            return field.get("min") or 1
        case "boolean":
            return True
        case "date":
            return "2026-11-24"
    return None


def nasty(kind: str, creator: Creator) -> Built:
    """A draft that can be sent, all of whose texts are nasty."""
    draft = complete_draft(kind, creator)
    rows = {
        "picture": draft["cover"],
        "attachment": make_attachment(creator.user, title=SCRIPT).pk,
        "work": make_published_work("article", creator=creator).pk,
    }
    for section in form_schema(kind)["sections"]:
        for field in section["fields"]:
            name = field["name"]
            if name == "slug" or field["type"] in {"choice", "multichoice", "picture", "film", "attachment"}:
                continue
            if name in {"topics", "organisation", "series", "series_position", "related", "related_works"}:
                continue
            if field["type"] == "tags":
                draft[name] = [SCRIPT]
            elif (value := filled(field, name, rows)) is not None:
                draft[name] = value
    return draft


class Page(HTMLParser):
    """Collects what in a page could run."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.active: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = tag == "script" and "src" not in given and "json" not in (given.get("type") or "")
        if runs or any(name.startswith("on") for name in given):
            self.active.append(self.get_starttag_text() or tag)
        if any(
            (given.get(name) or "").strip().lower().startswith(("javascript:", "data:text"))
            for name in ("href", "src", "action", "formaction")
        ):
            self.active.append(self.get_starttag_text() or tag)


def texts(value: Any) -> Iterator[str]:
    """Every text in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


def assert_harmless(client: Client, path: str, *, own: int = 0) -> None:
    """The page has no script but ``own`` ones that Wagtail writes."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, path
    found = Page(answer.content.decode()).active
    assert [one for one in found if "alert" in one or "onload" in one or "javascript" in one] == [], path
    assert "<script>alert" not in answer.content.decode(), path
    assert own or found == [], path


@pytest.mark.parametrize("kind", KINDS)
def test_html_and_scripts_in_every_text_field_are_only_text(
    browser: Browser, creator: Creator, chief: Any, client: Client, kind: str
) -> None:
    creator.bio = SCRIPT + ATTRIBUTE
    creator.save()
    work = make_work(kind, creator=creator, **nasty(kind, creator))
    submission = review.submit(actor=creator.user, work_id=work.pk, revision_id=work.latest_revision_id)
    mine, theirs = browser(creator.user), browser(chief)
    assert_harmless(theirs, reverse("moderation:work", args=[work.pk]), own=1)
    assert_harmless(theirs, reverse("moderation:queue"), own=1)
    assert_harmless(theirs, f"/preview/{work.pk}/")
    for name in ("editor", "progress", "versions"):
        assert_harmless(mine, reverse(f"studio:{name}", args=[work.pk]))
    review.withdraw(actor=creator.user, submission_id=submission.pk)
    work = publish(fresh(work))
    assert_harmless(client, f"/{kind}/{work.slug}/")
    assert "&lt;script&gt;alert(7)" in client.get(f"/{kind}/{work.slug}/").content.decode()
    for path in ("/", f"/{kind}/", "/search/?q=alert", f"/creators/{creator.slug}/"):
        assert_harmless(client, path)
    answer = client.get(f"/api/v1/works/{kind}/{work.slug}")
    assert (
        answer["Content-Type"].startswith("application/json")
        and answer["X-Content-Type-Options"] == "nosniff"
    )
    assert answer.status_code == 200
    addresses = [text for text in texts(answer.json()) if text.lower().startswith("javascript:")]
    assert addresses == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_too_long_is_named_in_chinese_and_the_others_can_be_saved(
    browser: Browser, creator: Creator, kind: str
) -> None:
    work = make_work(kind, creator=creator)
    client, path = browser(creator.user), reverse("studio:draft", args=[work.pk])
    before = current_draft(work)
    fields = [
        field
        for section in form_schema(kind)["sections"]
        for field in section["fields"]
        if field["type"] in {"text", "longtext"} and field["max_length"] and field["name"] != "slug"
    ]
    assert fields
    for field in fields:
        values = {field["name"]: "长" * (field["max_length"] + 1)}
        body = {"values": values, "revision": fresh(work).latest_revision_id}
        answer = client.put(path, json.dumps(body), content_type="application/json")
        assert answer.status_code == 422, field
        assert [one["field"] for one in answer.json()["messages"]] == [field["name"]]
        assert any("\u4e00" <= sign <= "\u9fff" for sign in answer.json()["messages"][0]["text"])
    assert current_draft(work) == before
