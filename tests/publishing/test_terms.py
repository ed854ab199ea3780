"""What terms promise: names are named when read, retired ones are nowhere."""

import pytest
from django.core.exceptions import ValidationError

from cms.publishing import actions, queries
from cms.publishing.errors import AddressTaken, NotPublished
from cms.publishing.models import OutboxEntry, Term

from .drafts import a_draft

pytestmark = pytest.mark.django_db


def put_topic(key: str, name: str, parent: str = "", **more) -> Term:
    return actions.put_term(facet="topic", key=key, name=name, slug=f"t-{key}", parent_key=parent, **more)


def put_creator(key: str = "7", name: str = "陈晓") -> Term:
    return actions.put_term(
        facet="creator", key=key, name=name, slug=f"c-{key}", data={"kind": "person", "city": "440100"}
    )


def test_putting_the_same_term_again_writes_nothing_and_takes_no_number():
    put_topic("1", "气象")
    put_topic("1", "气象")
    assert queries.latest_change() == 1
    assert OutboxEntry.objects.count() == 1


def test_a_renamed_topic_shows_at_once_wherever_it_is_named():
    put_topic("1", "气象")
    actions.publish(a_draft(card={"topics": ["1"]}))
    put_topic("1", "天气")
    assert queries.works().items[0]["topics"][0]["name"] == "天气"
    assert queries.work(kind="article", slug="tai-feng-1")["topics"][0]["name"] == "天气"
    assert OutboxEntry.objects.order_by("change").last().what == "term"


def test_a_renamed_creator_is_renamed_in_the_credits_too():
    put_creator()
    credits = [{"role": "编剧", "name": "陈晓", "creator": "7"}]
    actions.publish(a_draft(card={"creators": ["7"], "credits": credits}))
    put_creator(name="陈小晓")
    item = queries.works().items[0]
    assert item["creators"][0]["name"] == "陈小晓"
    assert item["credits"][0]["name"] == "陈小晓"
    assert item["creators"][0]["city"]["name"] == "广州市"


def test_an_anonymised_creators_name_is_nowhere():
    put_creator(name="陈晓独名")
    credits = [
        {"role": "编剧", "name": "陈晓独名", "creator": "7"},
        {"role": "绘画", "name": "外请画师", "creator": None},
    ]
    actions.publish(a_draft(card={"creators": ["7"], "credits": credits}))
    actions.retire_term(facet="creator", key="7")
    detail = queries.work(kind="article", slug="tai-feng-1")
    assert "陈晓独名" not in str(detail) and "陈晓独名" not in str(queries.works().items)
    assert detail["creators"] == []
    assert [line["name"] for line in detail["credits"]] == ["匿名作者", "外请画师"]
    term = Term.objects.get()
    assert (term.name, term.slug, term.data) == ("", "retired-7", {})
    assert queries.terms("creator") == []
    with pytest.raises(NotPublished):
        queries.term("creator", "c-7")


def test_a_retired_term_that_is_put_again_is_shown_again():
    put_creator()
    actions.retire_term(facet="creator", key="7")
    put_creator()
    actions.publish(a_draft(facets=frozenset({("creator", "7")})))
    assert queries.term("creator", "c-7")["name"] == "陈晓"


def test_an_account_alone_makes_nobody_public():
    put_creator()
    assert queries.terms("creator") == []
    with pytest.raises(NotPublished):
        queries.term("creator", "c-7")


def test_retiring_what_is_retired_or_unknown_takes_no_number():
    actions.retire_term(facet="creator", key="7")
    put_creator()
    actions.retire_term(facet="creator", key="7")
    actions.retire_term(facet="creator", key="7")
    assert queries.latest_change() == 2


def test_two_topics_cannot_have_one_address():
    put_topic("1", "气象")
    with pytest.raises(AddressTaken):
        actions.put_term(facet="topic", key="2", name="天文", slug="t-1")


def test_a_topic_cannot_hang_below_itself_or_below_nothing():
    put_topic("1", "自然")
    put_topic("2", "气象", parent="1")
    with pytest.raises(ValidationError):
        put_topic("1", "自然", parent="2")
    with pytest.raises(ValidationError):
        put_topic("3", "台风", parent="99")


def test_a_list_by_topic_holds_what_is_under_it_also_after_the_branch_moved():
    for key, name, parent in (("1", "自然", ""), ("2", "气象", "1"), ("3", "台风", "2"), ("4", "灾害", "")):
        put_topic(key, name, parent)
    actions.publish(a_draft(facets=frozenset({("topic", "3")})))
    assert len(queries.works(queries.WorkFilters(topic="t-1")).items) == 1
    put_topic("2", "气象", parent="4")
    assert Term.objects.get(key="3").trail == "/4/2/3/"
    assert len(queries.works(queries.WorkFilters(topic="t-1")).items) == 0
    assert len(queries.works(queries.WorkFilters(topic="t-4")).items) == 1


def test_topics_come_in_their_order_with_the_topic_above_each():
    put_topic("1", "自然", position=2)
    put_topic("2", "健康", position=1)
    put_topic("3", "气象", parent="1")
    assert [(one["id"], one["parent"]) for one in queries.terms("topic")] == [
        ("3", "1"),
        ("2", None),
        ("1", None),
    ]


def test_how_many_works_a_topic_has_counts_only_live_ones():
    put_topic("1", "气象")
    for number in (1, 2, 3):
        actions.publish(a_draft(number, facets=frozenset({("topic", "1")})))
    actions.withdraw(publication_id=a_draft(2).id, reason="数据有误")
    assert queries.works_per_term("topic") == {"1": 2}
