"""What lists and details of works promise."""

import datetime

import pytest

from cms.publishing import actions, queries
from cms.publishing.errors import BadCursor
from cms.publishing.queries import WorkFilters

from .drafts import NOON, a_draft, an_id

pytestmark = pytest.mark.django_db


def publish_many(count: int) -> None:
    actions.put_term(facet="topic", key="1", name="气象", slug="qi-xiang")
    actions.put_term(facet="series", key="4", name="台风三问", slug="san-wen")
    actions.put_term(facet="organisation", key="3", name="市气象局", slug="qi-xiang-ju")
    for number in range(1, count + 1):
        key = str(100 + number)
        actions.put_term(facet="creator", key=key, name=f"作者{number}", slug=f"zuo-zhe-{number}")
        others = [str(an_id(other)) for other in range(1, count + 1) if other != number]
        actions.publish(
            a_draft(
                number,
                card={
                    "topics": ["1"],
                    "creators": [key],
                    "organisation": "3",
                    "credits": [{"role": "文", "name": "某", "creator": key}],
                },
                detail={"related": others, "series": {"key": "4", "position": number}},
                facets=frozenset({("topic", "1"), ("creator", key), ("series", "4"), ("tag", "台风")}),
            )
        )


def titles(**question) -> list[str]:
    return [item["title"] for item in queries.works(**question).items]


@pytest.mark.parametrize("count", [1, 30])
def test_a_list_takes_two_queries_however_long(count, django_assert_num_queries):
    publish_many(count)
    with django_assert_num_queries(2):
        assert len(queries.works(limit=100).items) == count


@pytest.mark.parametrize("count", [1, 30])
def test_a_filtered_list_takes_three_queries_however_long(count, django_assert_num_queries):
    publish_many(count)
    filters = WorkFilters(kind="article", topic="qi-xiang", tag="台风", series="san-wen")
    with django_assert_num_queries(3):
        assert len(queries.works(filters, limit=100).items) == count


@pytest.mark.parametrize("count", [2, 30])
def test_a_whole_work_takes_four_queries_whatever_it_names(count, django_assert_num_queries):
    publish_many(count)
    with django_assert_num_queries(4):
        detail = queries.work(kind="article", slug="tai-feng-1")
    assert len(detail["related"]) == count - 1
    assert len(detail["series"]["works"]) == count


def test_pages_follow_each_other_without_a_gap_or_a_double_while_works_come_and_go():
    for number in range(1, 8):
        actions.publish(a_draft(number))
    first = queries.works(limit=3)
    actions.publish(a_draft(9))
    actions.withdraw(publication_id=an_id(6), reason="数据有误")
    second = queries.works(limit=3, cursor=first.next)
    third = queries.works(limit=3, cursor=second.next)
    seen = [item["title"][-1] for page in (first, second, third) for item in page.items]
    assert seen == ["7", "6", "5", "4", "3", "2", "1"]
    assert third.next is None


def test_works_of_one_moment_keep_one_order_over_the_pages():
    for number in range(1, 6):
        actions.publish(a_draft(number, published_at=NOON))
    seen, cursor = [], None
    while True:
        page = queries.works(limit=2, cursor=cursor, order="oldest")
        seen += [item["title"][-1] for item in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == ["1", "2", "3", "4", "5"]


def test_orders_are_newest_oldest_and_updated():
    actions.publish(a_draft(1, updated_at=NOON + datetime.timedelta(days=9)))
    actions.publish(a_draft(2))
    actions.publish(a_draft(3))
    assert [one[-1] for one in titles()] == ["3", "2", "1"]
    assert [one[-1] for one in titles(order="oldest")] == ["1", "2", "3"]
    assert [one[-1] for one in titles(order="updated")] == ["1", "3", "2"]
    with pytest.raises(ValueError, match="no such order"):
        queries.works(order="random")


def test_a_changed_or_foreign_cursor_is_refused():
    for number in (1, 2, 3):
        actions.publish(a_draft(number))
    cursor = queries.works(limit=1).next
    payload, _dot, mac = cursor.partition(".")
    bad = [payload, "." + mac, payload[:-2] + "AA." + mac, cursor + "x", "x", "十", "\ud800", "a" * 5000]
    for wrong in bad:
        with pytest.raises(BadCursor):
            queries.works(limit=1, cursor=wrong)
    for question in ({"order": "oldest"}, {"filters": WorkFilters(kind="video")}):
        with pytest.raises(BadCursor):
            queries.works(cursor=cursor, **question)


def test_each_filter_narrows_the_list():
    for facet, key, slug in (("creator", "7", "chen"), ("organisation", "3", "ju"), ("series", "4", "wen")):
        actions.put_term(facet=facet, key=key, name=slug, slug=slug)
    facets = {
        ("audience", "farmers"),
        ("city", "440300"),
        ("county", "440304"),
        ("creator", "7"),
        ("organisation", "3"),
        ("series", "4"),
        ("tag", "台风"),
    }
    actions.publish(a_draft(1))
    actions.publish(a_draft(2, kind="video", path="/video/x/", facets=frozenset(facets)))
    for name, value in {
        "kind": "video",
        "audience": "farmers",
        "city": "440300",
        "county": "440304",
        "creator": "chen",
        "organisation": "ju",
        "series": "wen",
        "tag": "台风",
        "published_after": NOON + datetime.timedelta(hours=2),
    }.items():
        assert titles(filters=WorkFilters(**{name: value})) == ["台风来了之2"], name
    before = WorkFilters(published_before=NOON + datetime.timedelta(hours=2))
    assert titles(filters=before) == ["台风来了之1"]
    assert titles(filters=WorkFilters(creator="nobody")) == []
    assert queries.count_works(WorkFilters(tag="台风")) == 1


def test_a_withdrawn_related_or_embedded_work_vanishes():
    block = {"id": "b", "type": "work", "value": {"id": str(an_id(2))}}
    embedding = {"related": [str(an_id(2))], "embedded": [str(an_id(2))], "body": [block]}
    actions.publish(a_draft(1, detail=embedding))
    actions.publish(a_draft(2))
    detail = queries.work(kind="article", slug="tai-feng-1")
    assert detail["body"][0]["value"]["title"] == "台风来了之2"
    assert [one["title"] for one in detail["related"]] == ["台风来了之2"]
    actions.withdraw(publication_id=an_id(2), reason="数据有误")
    detail = queries.work(kind="article", slug="tai-feng-1")
    assert (detail["related"], detail["embedded"], detail["body"]) == ([], [], [])


def test_the_series_names_its_public_works_in_their_order():
    publish_many(3)
    actions.withdraw(publication_id=an_id(2), reason="数据有误")
    series = queries.work(kind="article", slug="tai-feng-1")["series"]
    assert (series["name"], series["position"]) == ("台风三问", 1)
    assert [one["position"] for one in series["works"]] == [1, 3]


def test_a_preview_is_what_the_public_will_see():
    publish_many(3)
    draft = a_draft(
        4,
        card={"topics": ["1"], "creators": ["101"]},
        detail={"related": [str(an_id(1))], "ai_note": "配音"},
    )
    before = queries.preview(draft)
    actions.publish(draft)
    assert before == queries.work_by_id(an_id(4))
    assert before["ai"]["note"] == "配音"


def test_the_address_is_whole_and_codes_are_named(settings):
    settings.PUBLIC_URL = "https://kepu.example.cn"
    actions.publish(a_draft())
    item = queries.works().items[0]
    assert item["url"] == "https://kepu.example.cn/article/tai-feng-1/"
    assert item["city"] == {"code": "440100", "name": "广州市"}
