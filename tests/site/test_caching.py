"""Public pages are the same for everyone, and asked again only when something changed."""

import pytest
from django.db import transaction
from django.test import Client

from cms.publishing.actions import put_term, withdraw
from site_config.models import SiteIdentity
from tests.factories import PASSWORD, make_user
from tests.publishing.drafts import an_id

from .publications import CREATOR, put_work

pytestmark = pytest.mark.usefixtures("terms")
PAGES = [
    "/",
    "/article/",
    "/topics/",
    "/topics/typhoons/",
    "/creators/",
    "/creators/lin-xiao-man/",
    "/article/tai-feng-1/",
    "/search/?q=台风",
    "/robots.txt",
    "/sitemap.xml",
]
REMEMBERED = [
    address for address in PAGES if not address.startswith("/search/")
]  # its index comes a moment later


@pytest.mark.parametrize("address", PAGES)
def test_a_reader_gets_no_cookie_and_the_page_may_be_shared(client: Client, address: str) -> None:
    put_work()
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    assert not response.cookies
    assert "Vary" not in response
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=30, must-revalidate"
    assert ("ETag" in response) == (address in REMEMBERED)


@pytest.mark.parametrize("address", PAGES)
def test_whoever_asks_gets_the_same_page(client: Client, address: str) -> None:
    put_work()
    anonymous = client.get(address)
    someone = Client(headers={"accept-language": "en"})
    user = make_user(("administrator",))
    assert someone.login(email=user.email, password=PASSWORD)
    seen = someone.get(address)
    assert seen.content == anonymous.content
    assert "Vary" not in seen
    assert not seen.cookies


@pytest.mark.parametrize("address", REMEMBERED)
def test_nothing_is_sent_again_while_nothing_changed(
    client: Client, address: str, django_assert_num_queries: object
) -> None:
    put_work()
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(2):  # type: ignore[operator]
        response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == 304
    assert response["ETag"] == etag
    assert "Vary" not in response


def _rename_creator() -> None:
    with transaction.atomic():
        put_term(facet="creator", key="7", name="林大满", slug="lin-xiao-man", data=CREATOR)


def _withdraw_other() -> None:
    with transaction.atomic():
        withdraw(publication_id=an_id(2), reason="作者要求。")


def _name_site() -> None:
    SiteIdentity.objects.create(name="岭南科普")


@pytest.mark.parametrize("change", [_rename_creator, _withdraw_other, _name_site])
def test_any_public_change_makes_every_page_be_asked_again(client: Client, change: object) -> None:
    put_work(1)
    put_work(2)
    etag = client.get("/article/tai-feng-1/")["ETag"]
    change()  # type: ignore[operator]
    response = client.get("/article/tai-feng-1/", headers={"if-none-match": etag})
    assert response.status_code == 200
    assert response["ETag"] != etag


def test_what_an_administrator_says_of_the_site_is_the_same_at_every_request(client: Client) -> None:
    link = {"type": "link", "value": {"text": "关于", "url": "/topics/"}}
    SiteIdentity.objects.create(name="岭南科普", navigation=[link], footer_links=[link])
    first, second = client.get("/"), client.get("/")
    assert first["ETag"] == second["ETag"]
    assert "关于" in first.content.decode()


def test_each_address_has_its_own_etag(client: Client) -> None:
    put_work()
    assert client.get("/article/")["ETag"] != client.get("/article/?order=oldest")["ETag"]


def test_a_page_that_was_taken_down_is_not_called_fresh(client: Client) -> None:
    put_work()
    etag = client.get("/article/tai-feng-1/")["ETag"]
    with transaction.atomic():
        withdraw(publication_id=an_id(1), reason="作者要求。")
    response = client.get("/article/tai-feng-1/", headers={"if-none-match": etag})
    assert response.status_code == 410
    assert not response.cookies


@pytest.mark.parametrize("address", PAGES)
def test_public_pages_can_only_be_read(client: Client, address: str) -> None:
    put_work()
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_no_page_has_a_form_token_inline_script_or_inline_style(client: Client) -> None:
    for number, kind in enumerate(("video", "comic", "article", "drama"), start=1):
        put_work(number, kind=kind)
    for address in (
        "/",
        "/video/tai-feng-1/",
        "/comic/tai-feng-2/",
        "/article/tai-feng-3/",
        "/drama/tai-feng-4/",
        "/search/",
    ):
        html = client.get(address).content.decode()
        assert "csrfmiddlewaretoken" not in html
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick=" not in html
        assert "<script>" not in html
