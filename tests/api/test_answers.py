"""What the API answers, held against golden files, and in how many queries.

``UPDATE_GOLDEN=1`` writes the files anew; look at the difference before keeping it.
"""

import json
import os
import re
from pathlib import Path

import pytest
from django.utils.translation import override

from cms.publishing import actions
from cms.publishing.queries import latest_change
from cms.works.choices import LICENCES, AiUse, Audience
from tests.publishing.drafts import a_draft, an_id

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "golden"
API = "/api/v1"
CASES = {
    "works": "/works",
    "works_of_a_kind_and_topic": "/works?kind=article&topic=zi-ran&limit=1",
    "works_first_page": "/works?limit=3&order=oldest",
    "work_video": f"/works/{an_id(1)}",
    "work_comic": "/works/comic/tai-feng-2",
    "work_article": f"/works/{an_id(3)}",
    "work_drama": f"/works/{an_id(4)}",
    "work_withdrawn": f"/works/{an_id(9)}",
    "work_unknown": f"/works/{an_id(99)}",
    "search": "/search?q=颱風的article",
    "search_empty": "/search?q=。。。",
    "topics": "/topics",
    "topic": "/topics/qi-xiang",
    "topic_unknown": "/topics/nothing",
    "creators": "/creators",
    "creator": "/creators/chen-xiao",
    "changes": "/changes?cursor=8&limit=3",
    "wrong_parameters": "/works?kind=film&limit=0&colour=red",
    "wrong_values": "/works?kind=film&limit=0&city=gz&published_after=gestern",
    "bad_cursor": "/works?cursor=abc",
    "no_address": "/nothing/here",
}


def steady(text: str) -> str:
    """Without what differs each time: cursors and moments of the feed."""
    text = re.sub(r'"next": "[^"]+\.[^"]+"', '"next": "<cursor>"', text)
    return re.sub(r'"at": "[^"]+"', '"at": "<moment>"', text)


@pytest.mark.parametrize("name", CASES)
def test_answers_are_as_laid_down(name, site, client):
    response = client.get(API + CASES[name])
    answer = {"status": response.status_code, "type": response["Content-Type"], "body": response.json()}
    written = steady(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    path = GOLDEN / f"{name}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written, encoding="utf-8")
    # PostgreSQL keeps its JSON's keys in another order than SQLite: order is not part of the promise.
    assert json.loads(written) == json.loads(path.read_text(encoding="utf-8"))


def test_every_golden_file_belongs_to_a_case():
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(CASES)


def test_codes_are_named_as_the_rooms_name_them(db, client):
    actions.publish(a_draft())
    (item,) = client.get(f"{API}/works").json()["items"]
    with override("zh-hans"):
        assert item["audiences"] == [{"code": "children", "name": str(Audience.CHILDREN.label)}]
        assert item["ai"] == {"use": "none", "label": str(AiUse.NONE.label)}
        assert item["licence"]["name"] == str(LICENCES["cc-by-4.0"].name)


def publish_many(count: int) -> None:
    actions.put_term(facet="topic", key="1", name="气象", slug="qi-xiang")
    for number in range(1, count + 1):
        key = str(100 + number)
        actions.put_term(facet="creator", key=key, name=f"作者{number}", slug=f"zuo-zhe-{number}")
        others = [str(an_id(other)) for other in range(1, count + 1) if other != number]
        actions.publish(
            a_draft(
                number,
                card={"topics": ["1"], "creators": [key]},
                detail={"related": others},
                facets=frozenset({("topic", "1"), ("creator", key)}),
            )
        )


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/works?limit=100", 3),
        ("/works?limit=100&topic=qi-xiang", 4),
        (f"/works/{an_id(1)}", 4),
        ("/topics", 2),
        ("/topics/qi-xiang", 2),
        ("/creators?limit=100", 2),
        ("/changes?limit=1000", 2),
    ],
)
def test_the_number_of_queries_does_not_grow(address, number, count, client, django_assert_max_num_queries):
    publish_many(count)
    with django_assert_max_num_queries(number) as captured:
        assert client.get(API + address).status_code == 200
    assert len(captured) >= number - 1


def test_the_cursor_leads_through_all_works(site, client):
    seen, address = [], "/works?limit=1&order=oldest"
    while True:
        answer = client.get(API + address).json()
        seen += [item["kind"] for item in answer["items"]]
        if answer["next"] is None:
            break
        address = f"/works?limit=1&order=oldest&cursor={answer['next']}"
    assert seen == ["video", "comic", "article", "drama"]


def test_a_follower_of_the_changes_sees_them_all(site, client):
    seen, cursor = [], "0"
    while cursor is not None:
        answer = client.get(f"{API}/changes?cursor={cursor}&limit=4").json()
        seen += [item["change"] for item in answer["items"]]
        cursor = answer["next"]
    assert seen == list(range(1, latest_change() + 1))


def test_creators_without_public_works_are_not_listed(site, client):
    actions.put_term(facet="creator", key="8", name="没有作品的人", slug="nobody")
    assert "没有作品的人" not in client.get(f"{API}/creators").content.decode()
    assert client.get(f"{API}/creators/nobody").status_code == 404


@pytest.mark.parametrize(
    ("given", "found"),
    [("2026-05-01", 4), ("2026-05-02", 1), ("2026-05-01T22:00:00%2B08:00", 3), ("2026-05-01T15:00:00Z", 2)],
)
def test_a_day_begins_in_china(given, found, site, client):
    answer = client.get(f"{API}/works?published_after={given}").json()
    assert len(answer["items"]) == found
