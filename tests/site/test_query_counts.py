"""How many queries each page takes does not depend on how much is on it."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cms.publishing.actions import put_term
from search.indexing import index
from tests.publishing.drafts import an_id

from .publications import CREATOR, put_work

pytestmark = pytest.mark.usefixtures("terms")
COUNTS = {
    "/": 11,
    "/article/": 6,
    "/article/?topic=nature&audience=children&city=440100&order=oldest": 7,
    "/topics/": 3,
    "/topics/nature/": 7,
    "/creators/": 4,
    "/creators/lin-xiao-man/": 6,
    "/search/?q=台风": 5,
    "/article/tai-feng-1/": 6,
    "/sitemap.xml": 6,
}
KINDS = ("article", "video", "comic", "drama")


def put(how_many: int) -> None:
    """As many works of each kind, each with as many creators, topics and related works."""
    numbers = range(1, how_many * len(KINDS) + 1)
    with transaction.atomic():
        for number in range(how_many):
            put_term(
                facet="topic", key=f"t{number}", name=f"主题{number}", slug=f"topic-{number}", parent_key="1"
            )
            put_term(
                facet="creator",
                key=f"c{number}",
                name=f"作者{number}",
                slug=f"creator-{number}",
                data=CREATOR,
            )
    creators, topics = (
        [f"c{number}" for number in range(how_many)],
        [f"t{number}" for number in range(how_many)],
    )
    facets = {("topic", "2"), ("creator", "7"), ("series", "5"), ("audience", "children"), ("city", "440100")}
    for number in numbers:
        put_work(
            number,
            KINDS[(number - 1) % len(KINDS)],
            card={"creators": ["7", *creators], "topics": ["2", *topics]},
            detail={"related": [str(an_id(other)) for other in numbers], "embedded": []},
            facets=frozenset(facets | {("creator", key) for key in creators}),
        )
    index([an_id(number) for number in numbers])


@pytest.mark.parametrize("how_many", [1, 8])
@pytest.mark.parametrize("address", list(COUNTS))
def test_queries_of_a_page(
    client: Client, address: str, how_many: int, django_assert_num_queries: Any
) -> None:
    put(how_many)
    with django_assert_num_queries(COUNTS[address]):
        assert client.get(address).status_code == 200
