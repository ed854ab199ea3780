"""What the search box promises."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from cms.publishing import actions
from cms.publishing.delivery import deliver_to
from cms.publishing.errors import BadCursor
from cms.publishing.queries import WorkFilters
from search.models import Entry
from search.queries import search
from search.questions import QueryError
from tests.publishing.drafts import NOON, a_draft, an_id

pytestmark = pytest.mark.django_db


def publish(number: int, title: str, text: str = "", **changes) -> None:
    actions.publish(a_draft(number, title=title, text=text, summary=changes.pop("summary", ""), **changes))


def index() -> None:
    deliver_to("search")


def found(query: str, **how) -> list[str]:
    return [item["title"] for item in search(query, **how).items]


def marked(segments) -> str:
    return "".join(f"[{one['text']}]" if one["hit"] else one["text"] for one in segments)


def test_a_published_work_is_found_by_title_summary_and_text():
    publish(1, "台风来了", "风眼里很安静", summary="怎样避险")
    index()
    for query in ("台风", "避险", "风眼", "颱風", "台风 安静"):
        assert found(query) == ["台风来了"], query
    assert found("地震") == []


def test_all_words_must_be_found_and_a_phrase_stands_together():
    publish(1, "台风来了", "雨 大风")
    publish(2, "大风与雨", "台风")
    index()
    assert found("大风 雨") == ["大风与雨", "台风来了"]
    assert found('"雨 大风"') == ["台风来了"]
    assert found("“雨 大风”") == ["台风来了"]
    assert found('台风 "大风与雨') == ["大风与雨"]


def test_hits_in_the_title_come_first_then_the_newest():
    publish(1, "台风一")
    publish(2, "台风二")
    publish(3, "别的", "台风")
    publish(4, "又一个", "台风")
    index()
    assert found("台风") == ["台风二", "台风一", "又一个", "别的"]


def test_pages_of_hits_follow_each_other_over_the_ranks():
    for number in range(1, 8):
        publish(number, f"台风{number}" if number % 2 else f"别的{number}", "台风")
    index()
    seen, cursor = [], None
    for _page in range(4):
        page = search("台风", cursor=cursor, limit=2)
        seen += [item["title"][-1] for item in page.items]
        cursor = page.next
    assert seen == ["7", "5", "3", "1", "6", "4", "2"]
    assert cursor is None


def test_a_cursor_of_another_query_is_refused():
    publish(1, "台风一")
    publish(2, "台风二")
    index()
    cursor = search("台风", limit=1).next
    for query, filters in (("风", WorkFilters()), ("台风", WorkFilters(kind="video"))):
        with pytest.raises(BadCursor):
            search(query, filters=filters, cursor=cursor)


def test_a_withdrawn_work_is_not_found_even_before_the_index_follows():
    publish(1, "台风来了")
    index()
    actions.withdraw(publication_id=an_id(1), reason="数据有误")
    assert found("台风") == []
    index()
    assert not Entry.objects.exists()


def test_a_corrected_work_is_found_by_its_new_words_only():
    publish(1, "台风来了")
    index()
    publish(1, "寒潮来了")
    index()
    assert (found("台风"), found("寒潮")) == ([], ["寒潮来了"])


def test_filters_narrow_the_hits():
    publish(1, "台风来了")
    publish(2, "台风走了", kind="video", path="/video/x/", published_at=NOON - datetime.timedelta(days=1))
    index()
    assert found("台风", filters=WorkFilters(kind="video")) == ["台风走了"]
    assert found("台风", filters=WorkFilters(published_after=NOON)) == ["台风来了"]


def test_hits_are_marked_in_the_original_letters():
    publish(1, "認識颱風", "前" * 60 + "颱風與ＰＭ2.5" + "后" * 60)
    index()
    item = search("台风 pm2.5").items[0]
    assert marked(item["highlight"]["title"]) == "認識[颱風]"
    (passage,) = item["highlight"]["passages"]
    assert marked(passage) == "…" + "前" * 40 + "[颱風]與[ＰＭ2.5]" + "后" * 34 + "…"


def test_a_passage_never_cuts_what_a_reader_sees_as_one_character():
    scientist = "👩‍🔬"
    publish(1, "实验", scientist * 60 + "台风" + scientist * 60)
    index()
    (passage,) = search("台风").items[0]["highlight"]["passages"]
    for segment in passage:
        if not segment["hit"]:
            assert segment["text"].strip("…").replace(scientist, "") == ""


def test_markup_in_a_text_comes_back_as_text():
    publish(1, "<b>台风</b>", "<script>alert(1)</script>")
    index()
    item = search("alert").items[0]
    assert marked(item["highlight"]["passages"][0]) == "<script>[alert](1)</script>"


@pytest.mark.parametrize(
    "query", ["", "   ", "。，！？", '""', '"', "\x00\x01", "\u200b", "\ud800", "*", "\\"]
)
def test_a_query_that_says_nothing_gets_a_clear_answer(query):
    with pytest.raises(QueryError) as error:
        search(query)
    assert error.value.code == "empty_query"
    assert "请输入" in str(error.value.message)


def test_a_query_that_says_too_much_gets_a_clear_answer():
    with pytest.raises(QueryError) as error:
        search("长" * 1000)
    assert error.value.code == "query_too_long"
    with pytest.raises(QueryError) as error:
        search(" ".join(f"词{number}" for number in range(13)))
    assert error.value.code == "too_many_words"


@pytest.mark.parametrize(
    "query",
    ["100%", "a_b", "a\\b", "'; DROP TABLE x; --", "台\x00风", "台\ud800风", "🌀", "a" * 200, "NOT AND OR ("],
)
def test_any_junk_is_only_text_to_look_for(query):
    publish(1, f"有{query}的".encode("utf-8", "ignore").decode().replace("\x00", "")[:100])
    publish(2, "无关")
    index()
    assert "无关" not in found(query)


def test_percent_and_underscore_stand_for_themselves():
    publish(1, "湿度100%")
    publish(2, "湿度1000")
    publish(3, "a_b")
    publish(4, "acb")
    index()
    assert found("100%") == ["湿度100%"]
    assert found("a_b") == ["a_b"]


@pytest.mark.parametrize("count", [1, 30])
def test_a_search_takes_two_queries_however_many_are_found(count, django_assert_num_queries):
    for number in range(1, count + 1):
        publish(number, f"台风{number}", card={"topics": ["1"]})
    index()
    with django_assert_num_queries(2):
        assert len(search("台风", limit=100).items) == count


def test_rebuilding_the_index_indexes_what_is_live_and_forgets_the_rest():
    for number in range(1, 4):
        publish(number, f"台风{number}")
    index()
    actions.withdraw(publication_id=an_id(2), reason="数据有误")
    Entry.objects.filter(publication=an_id(1)).delete()
    Entry.objects.filter(publication=an_id(3)).update(title="旧")
    out = StringIO()
    call_command("rebuild_index", stdout=out)
    assert out.getvalue().strip() == "已编入索引 2 件作品"
    assert found("台风") == ["台风3", "台风1"]
