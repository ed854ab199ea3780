"""The search page."""

import pytest
from django.test import Client

from search.indexing import index
from tests.publishing.drafts import an_id

from .publications import put_work

pytestmark = pytest.mark.usefixtures("terms")


def searched(client: Client, query: str) -> str:
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_found_is_shown_with_its_words_marked(client: Client) -> None:
    put_work()
    index([an_id(1)])
    html = searched(client, "台风")
    assert "<mark>台风</mark>来了之1" in html
    assert 'href="/article/tai-feng-1/"' in html


def test_nothing_found_says_so_and_offers_the_topics(client: Client) -> None:
    assert "没有找到与“恐龙”有关的作品" in searched(client, "恐龙")


@pytest.mark.parametrize("query", ["!?。", "台" * 300, " ".join(f"词{number}" for number in range(40))])
def test_what_cannot_be_searched_for_is_told_why(client: Client, query: str) -> None:
    assert 'class="notice notice-warn"' in searched(client, query)


def test_an_empty_search_shows_only_the_form(client: Client) -> None:
    html = searched(client, "  ")
    assert 'class="results"' not in html
    assert "没有找到" not in html


def test_scripts_in_the_query_are_shown_as_text(client: Client) -> None:
    assert "<script>alert" not in searched(client, '"><script>alert(1)</script>')


def test_search_engines_do_not_keep_what_was_searched_for(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in searched(client, "台风")


def test_paging_keeps_the_query_and_the_filters(client: Client) -> None:
    for number in range(1, 23):
        put_work(number)
    index([an_id(number) for number in range(1, 23)])
    html = client.get("/search/", {"q": "台风", "kind": "article"}).content.decode()
    assert 'rel="next" href="/search/?q=%E5%8F%B0%E9%A3%8E&amp;kind=article&amp;cursor=' in html


def test_a_cursor_of_another_search_leads_to_the_first_page(client: Client) -> None:
    response = client.get("/search/", {"q": "台风", "cursor": "made-up"})
    assert response.status_code == 302
    assert response["Location"] == "/search/?q=%E5%8F%B0%E9%A3%8E"
