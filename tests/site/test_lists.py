"""Lists can be narrowed down, paged and shared."""

import re

import pytest
from django.test import Client

from .publications import put_work

pytestmark = pytest.mark.usefixtures("terms")


def titles(html: str) -> list[str]:
    return re.findall(r'class="card-title"><a href="[^"]+">([^<]+)</a>', html)


def next_address(html: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)">[^<]+</a>', html)
    return found[1].replace("&amp;", "&") if found else ""


def get(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_paging_shows_every_work_once_and_keeps_the_filters(client: Client) -> None:
    for number in range(1, 53):
        put_work(number)
    seen, address = [], "/article/?topic=nature&order=oldest"
    while address:
        html = get(client, address)
        seen += titles(html)
        address = next_address(html)
        assert not address or "topic=nature&order=oldest&cursor=" in address
    assert seen == [f"台风来了之{number}" for number in range(1, 53)]


@pytest.mark.parametrize(
    "address", ["/article/", "/topics/nature/", "/topics/typhoons/", "/creators/lin-xiao-man/"]
)
def test_a_work_stands_in_the_lists_that_it_belongs_to(client: Client, address: str) -> None:
    put_work()
    assert titles(get(client, address)) == ["台风来了之1"]


def test_filters_narrow_a_list(client: Client) -> None:
    put_work(1)
    put_work(2, kind="video")
    put_work(3, facets=frozenset({("audience", "older"), ("city", "440300")}))
    assert titles(get(client, "/article/?audience=older")) == ["台风来了之3"]
    assert titles(get(client, "/article/?city=440300&audience=older")) == ["台风来了之3"]
    assert titles(get(client, "/article/?city=440300&audience=children")) == []
    assert titles(get(client, "/topics/nature/?kind=video")) == ["台风来了之2"]


def test_the_form_shows_what_was_chosen_and_only_cities_with_works(client: Client) -> None:
    put_work(1)
    html = get(client, "/article/?topic=typhoons&order=oldest")
    assert '<option value="typhoons" selected>' in html
    assert '<option value="oldest" selected>' in html
    assert '<option value="440100">广州市</option>' in html
    assert "深圳市" not in html


@pytest.mark.parametrize(
    "query", ["topic=gone", "city=000000", "audience=%3Cscript%3E", "order=random", "kind=podcast"]
)
def test_a_filter_that_means_nothing_is_as_if_it_were_not_said(client: Client, query: str) -> None:
    put_work()
    assert titles(get(client, f"/article/?{query}")) == ["台风来了之1"]


@pytest.mark.parametrize("cursor", ["x", "e30.aaaa", "a" * 2000])
def test_a_cursor_that_we_did_not_give_leads_to_the_first_page(client: Client, cursor: str) -> None:
    put_work()
    response = client.get(f"/article/?topic=nature&cursor={cursor}")
    assert response.status_code == 302
    assert response["Location"] == "/article/?topic=nature"


def test_an_empty_list_says_so_and_offers_a_way_on(client: Client) -> None:
    put_work()
    assert "没有同时符合这些条件的作品" in get(client, "/article/?audience=older")
    assert "这里还没有内容" in get(client, "/drama/")


@pytest.mark.parametrize("address", ["/topics/no-such/", "/creators/no-such/", "/podcast/"])
def test_what_is_not_there_answers_404(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_home_page_leads_with_the_newest_and_shows_it_once(client: Client) -> None:
    for number, kind in enumerate(("video", "comic", "article", "drama", "article"), start=1):
        put_work(number, kind=kind)
    html = get(client, "/")
    assert re.findall(r'class="lead-title"><a href="[^"]+">([^<]+)', html) == ["台风来了之5"]
    assert sorted(titles(html)) == ["台风来了之1", "台风来了之2", "台风来了之3", "台风来了之4"]
    assert "自然与灾害" in html


def test_the_home_page_of_an_empty_site_says_what_will_come(client: Client) -> None:
    assert "第一批作品正在审核" in get(client, "/")


def test_creators_are_listed_by_sort_with_the_number_of_their_works(client: Client) -> None:
    put_work(1)
    put_work(2)
    html = get(client, "/creators/")
    assert "林小满" in html
    assert "2 件作品" in html


def test_a_creator_without_works_is_not_listed(client: Client) -> None:
    assert "林小满" not in get(client, "/creators/")


def test_the_sitemap_names_what_is_public(client: Client, settings: object) -> None:
    put_work()
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    for path in ("/article/tai-feng-1/", "/topics/typhoons/", "/creators/lin-xiao-man/"):
        assert f"{path}</loc>" in response.content.decode()


def test_robots_are_kept_out_of_what_is_not_public(client: Client) -> None:
    said = client.get("/robots.txt").content.decode()
    assert "Disallow: /preview/" in said
    assert "/sitemap.xml" in said


def test_a_browser_that_asks_at_the_old_place_finds_the_icon(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 301
    assert response["Location"] == "/static/site/favicon.ico"
