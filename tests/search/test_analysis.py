"""What makes two spellings the same to the search, and what may never be cut."""

import pytest

from search.analysis import analyse, clusters, normalise


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("颱風來了", "台风来了"),
        ("ＰＭ２．５", "pm2.5"),
        ("Ｄna  \t\n复制", "dna 复制"),
        ("é", "e\u0301"),
        ("㎞", "km"),
        ("零\x00字\ud800节\u200b", "零字节"),
        ("乾燥", "干燥"),
    ],
)
def test_spellings_that_readers_take_for_the_same_are_the_same(text, same):
    assert normalise(text) == normalise(same)


def test_each_normalised_character_knows_where_it_came_from():
    text = "颱風 ㎞e\u0301!"
    analysed = analyse(text)
    assert analysed.text == "台风 kmé!"
    assert [text[a:b] for a, b in zip(analysed.starts, analysed.ends, strict=True)] == [
        "颱", "風", " ", "㎞", "㎞", "e\u0301", "!",
    ]  # fmt: skip


@pytest.mark.parametrize("whole", ["👩‍🔬", "👍🏽", "🇨🇳", "e\u0301", "❤️", "1️⃣"])
def test_what_a_reader_sees_as_one_character_stays_whole(whole):
    assert clusters(f"科{whole}普") == ["科", whole, "普"]


def test_two_flags_are_two_characters():
    assert clusters("🇨🇳🇭🇰") == ["🇨🇳", "🇭🇰"]
