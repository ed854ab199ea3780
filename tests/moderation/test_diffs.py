"""What changed between two revisions, as a reader would say it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cms.moderation import diffs
from cms.moderation.diffs import Segment


def block(block_id: str, text: str) -> dict[str, Any]:
    return {"id": block_id, "type": "text", "value": text}


def shown(segments: list[Segment]) -> str:
    marks = {"equal": "", "insert": "+", "delete": "-"}
    return "".join(f"[{marks[one.kind]}{one.text}]" if marks[one.kind] else one.text for one in segments)


def test_a_changed_word_is_shown_inside_its_sentence() -> None:
    before = "台风在海上形成。水温要高于二十六度。"
    after = "台风在海上形成。水温要高于二十六点五度。"
    assert shown(diffs.text_changes(before, after)) == "台风在海上形成。水温要高于二十六[+点五]度。"


def test_latin_words_and_numbers_change_as_a_whole() -> None:
    assert shown(diffs.text_changes("用 DNA 检测 2023 年的样本", "用 RNA 检测 2024 年的样本")) == (
        "用 [-DNA][+RNA] 检测 [-2023][+2024] 年的样本"
    )


def test_a_lone_equal_character_does_not_break_a_change_into_crumbs() -> None:
    segments = diffs.text_changes("甲乙丙丁戊己庚", "甲子丙丑戊己庚")
    assert shown(segments) == "甲[-乙丙丁][+子丙丑]戊己庚"


def test_a_new_sentence_is_one_insertion() -> None:
    segments = diffs.text_changes("第一句。第三句。", "第一句。第二句。第三句。")
    assert shown(segments) == "第一句。[+第二句。]第三句。"


def test_a_very_long_text_is_compared_by_sentences() -> None:
    before = "".join(f"第{number}句话说的是海水与云。" for number in range(3000))
    after = before.replace("第1500句话", "第一千五百句话")
    segments = diffs.text_changes(before, after)
    assert "".join(one.text for one in segments if one.kind != "insert") == before
    assert len(segments) == 4


def test_blocks_are_matched_by_their_ids() -> None:
    before = [block("a", "一"), block("b", "二"), block("c", "三")]
    after = [block("c", "三"), block("a", "一改"), block("d", "四")]
    found = {one.id: (one.status, one.moved) for one in diffs.block_changes(before, after)}
    assert found["b"] == ("removed", False)
    assert found["d"] == ("added", False)
    assert found["a"][0] == "changed" and found["c"][0] == "same"
    assert found["a"][1] != found["c"][1]  # one of the two moved past the other


def test_a_removed_block_stands_where_it_stood() -> None:
    before = [block("a", "一"), block("b", "二"), block("c", "三")]
    order = [one.id for one in diffs.block_changes(before, [block("a", "一"), block("c", "三")])]
    assert order == ["a", "b", "c"]


def test_moving_one_block_calls_only_that_one_moved() -> None:
    before = [block(name, name) for name in "abcde"]
    after = [block(name, name) for name in "bcdea"]
    assert [one.id for one in diffs.block_changes(before, after) if one.moved] == ["a"]


def test_a_picture_is_shown_side_by_side_and_its_words_as_text() -> None:
    before = [{"id": "p", "type": "picture", "value": {"picture": 3, "alt": "一朵云", "caption": ""}}]
    after = [{"id": "p", "type": "picture", "value": {"picture": 8, "alt": "一朵积雨云", "caption": ""}}]
    (change,) = diffs.block_changes(before, after)
    parts = {part.path[-1]: part for part in change.parts}
    assert (parts["picture"].media, parts["picture"].before, parts["picture"].after) == (True, 3, 8)
    assert shown(list(parts["alt"].segments)) == "一朵[+积雨]云"


def test_rich_text_is_compared_as_words_not_as_markup() -> None:
    before, after = [block("t", "<p>水汽<b>上升</b>。</p>")], [block("t", "<p>水汽<i>上升</i>了。</p>")]
    (change,) = diffs.block_changes(before, after)
    assert shown(list(change.parts[0].segments)) == "水汽上升[+了]。"


def test_only_fields_that_differ_are_named() -> None:
    before = {"title": "台风", "licence": "cc-by-4.0", "topics": [1], "body": [block("a", "一")]}
    after = {"title": "台风", "licence": "cc0-1.0", "topics": [1, 2], "body": [block("a", "一")]}
    found = {change.name: (change.before, change.after) for change in diffs.changes(before, after)}
    assert found == {"licence": ("cc-by-4.0", "cc0-1.0"), "topics": ([1], [1, 2])}


def test_a_field_that_only_one_side_has_is_said() -> None:
    assert [change.name for change in diffs.changes({"old": "甲"}, {"new": "乙"})] == ["new", "old"]


TEXT = st.text(alphabet="台风海水云。！\n abc12", max_size=60)


@given(TEXT, TEXT)
def test_a_difference_gives_back_both_texts_whole(before: str, after: str) -> None:
    segments = diffs.text_changes(before, after)
    assert "".join(one.text for one in segments if one.kind != "insert") == before
    assert "".join(one.text for one in segments if one.kind != "delete") == after


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(IDS, IDS)
def test_every_block_of_either_side_is_named_once(before: list[str], after: list[str]) -> None:
    found = diffs.block_changes([block(one, one) for one in before], [block(one, one) for one in after])
    assert sorted(one.id for one in found) == sorted({*before, *after})
    assert [one.id for one in found if one.status != "removed"] == after
