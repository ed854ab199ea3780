"""How the API behaves towards any client: methods, caching, origins, errors."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from cms.publishing import actions
from cms.publishing.models import OutboxEntry
from tests.publishing.drafts import a_draft, an_id

pytestmark = pytest.mark.django_db

WORKS = "/api/v1/works"


def an_hour_passes() -> None:
    OutboxEntry.objects.update(at=timezone.now() - datetime.timedelta(hours=1))


def test_who_has_the_answer_is_told_so_in_one_query(site, client, django_assert_num_queries):
    first = client.get(WORKS)
    assert first["ETag"].startswith('"')
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    with django_assert_num_queries(1):
        again = client.get(WORKS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("change", ["publish", "withdraw", "rename"])
def test_no_answer_is_called_fresh_after_anything_public_changed(change, site, client):
    etag = client.get(WORKS)["ETag"]
    if change == "publish":
        actions.publish(a_draft(5))
    elif change == "withdraw":
        actions.withdraw(publication_id=an_id(1), reason="数据有误")
    else:
        actions.put_term(facet="creator", key="7", name="陈小晓", slug="chen-xiao")
    assert client.get(WORKS, headers={"If-None-Match": etag}).status_code == 200


def test_two_addresses_never_share_an_etag(site, client):
    assert client.get(WORKS)["ETag"] != client.get(WORKS + "?limit=1")["ETag"]


def test_last_modified_is_only_given_when_its_second_is_over(site, client):
    assert not client.get(WORKS).has_header("Last-Modified")
    an_hour_passes()
    modified = client.get(WORKS)["Last-Modified"]
    assert client.get(WORKS, headers={"If-Modified-Since": modified}).status_code == 304
    actions.publish(a_draft(5))
    assert client.get(WORKS, headers={"If-Modified-Since": modified}).status_code == 200


def test_any_page_may_read_it_but_with_no_cookies(site, client):
    response = client.get(WORKS, headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.has_header("Access-Control-Allow-Credentials")
    assert not response.cookies
    assert response["Vary"] == "Accept"
    asked = client.options(WORKS, headers={"Origin": "https://elsewhere.example"})
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_head_is_get_without_the_body(site, client):
    whole, head = client.get(WORKS), client.head(WORKS)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(whole.content))
    assert head["ETag"] == whole["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_it_can_only_be_read(method, site, client):
    response = getattr(client, method)(WORKS)
    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*", 200),
        ("text/html, application/json;q=0.5", 200),
        ("application/problem+json", 200),
        ("text/html", 406),
        ("image/png, text/plain", 406),
    ],
)
def test_only_json_is_given(accept, status, site, client):
    assert client.get(WORKS, headers={"Accept": accept}).status_code == status


@pytest.mark.parametrize("language", ["en", "zh-hans", ""])
def test_errors_are_in_chinese_whatever_the_browser_prefers(language, site, client):
    response = client.get("/api/v1/works?limit=abc", headers={"Accept-Language": language})
    assert response["Content-Type"] == "application/problem+json; charset=utf-8"
    assert response.json()["errors"] == [
        {"place": "query", "name": "limit", "code": "int_parsing", "detail": "请填写整数。"}
    ]


def test_a_taken_down_work_answers_410_with_its_reason(site, client):
    response = client.get(f"{WORKS}/{an_id(9)}")
    assert response.status_code == 410
    assert (response.json()["detail"], response.json()["work"]) == ("数据有误", "错的台风")


def test_a_parameter_given_twice_is_refused(site, client):
    response = client.get(f"{WORKS}?kind=video&kind=comic")
    assert response.json()["errors"][0]["code"] == "repeated_parameter"


def test_what_breaks_on_our_side_says_nothing_of_why(site, client, monkeypatch):
    monkeypatch.setattr("cms.publishing.queries.works", lambda *args, **how: 1 / 0)
    response = client.get(WORKS)
    assert (response.status_code, response.json()["code"]) == (500, "internal_error")
    assert "division" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v2/works", "/api/v1/works/x/y/z"])
def test_an_unknown_address_below_the_api_is_a_problem_not_a_page(address, site, client):
    response = client.get(address)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_an_anonymised_creator_is_nowhere_in_the_api(site, client):
    actions.retire_term(facet="creator", key="7")
    for address in (WORKS, f"{WORKS}/{an_id(3)}", "/api/v1/creators", "/api/v1/search?q=台风"):
        text = client.get(address).content.decode()
        assert "陈晓" not in text and "chen-xiao" not in text, address
    assert client.get("/api/v1/creators/chen-xiao").status_code == 404


def test_a_slash_too_many_leads_to_the_address_without_it(client: Client, db: None) -> None:
    response = client.get("/api/v1/works/?kind=video&limit=2")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/works?kind=video&limit=2")
    assert client.get("/api/v1/").status_code == 404
