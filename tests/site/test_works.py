"""A work's page says all that the public may know of it, and nothing runs in it that a creator wrote."""

import json
import re

import pytest
from django.db import transaction
from django.test import Client

from cms.publishing.actions import retire_term, withdraw
from tests.publishing.drafts import an_id

from .publications import FILM, put_work

pytestmark = pytest.mark.usefixtures("terms")


def page(client: Client, kind: str = "article", number: int = 1) -> str:
    response = client.get(f"/{kind}/tai-feng-{number}/")
    assert response.status_code == 200
    return response.content.decode()


def structured_data(html: str) -> list[dict[str, object]]:
    return [
        json.loads(text)
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    ]


@pytest.mark.parametrize("kind", ["video", "comic", "article", "drama"])
def test_every_kind_shows_who_made_it_where_it_comes_from_and_how_it_may_be_used(
    client: Client, kind: str
) -> None:
    put_work(kind=kind)
    html = page(client, kind)
    for words in (
        "林小满",
        "气象公共服务中心",
        "热带气旋等级",
        "王建研究员",
        "风速的单位改为米每秒。",
        "台风季",
        "热机",
    ):
        assert words in html
    assert 'rel="license" href="https://creativecommons.org/licenses/by/4.0/' in html
    assert 'href="/creators/lin-xiao-man/"' in html
    assert 'href="/topics/typhoons/"' in html


@pytest.mark.parametrize("kind", ["video", "comic", "article", "drama"])
def test_ai_content_is_labelled_near_the_title_and_beside_the_media(client: Client, kind: str) -> None:
    detail = {"recording": FILM} if kind == "drama" else {}
    put_work(kind=kind, detail=detail)
    html = page(client, kind)
    head, rest = html.split("</header>", 2)[1:]
    assert "部分内容由 AI 生成" in head
    assert "旁白由语音合成服务生成" in head
    assert "部分内容由 AI 生成" in rest


def test_a_work_without_ai_carries_no_label(client: Client) -> None:
    put_work(card={"ai_use": "none"})
    assert "ai-label" not in page(client)
    assert "ai-mark" not in page(client)


def test_a_film_has_poster_subtitles_chapters_that_open_it_at_their_time_and_its_words(
    client: Client,
) -> None:
    put_work(kind="video")
    html = page(client, "video")
    assert 'poster="/files/renditions/1-640.webp"' in html
    assert (
        '<track kind="captions" src="/files/tai-feng.vtt" srclang="zh-Hans" label="简体中文" default>' in html
    )
    assert 'href="/files/tai-feng.mp4#t=65" data-seek="65"' in html
    assert "1:05" in html
    assert "台风是一台以海水为燃料的热机。" in html


@pytest.mark.parametrize(
    ("state", "words"),
    [("processing", "视频还在处理"), ("uploaded", "视频还在处理"), ("failed", "暂时无法播放")],
)
def test_a_film_that_cannot_be_watched_yet_says_so(client: Client, state: str, words: str) -> None:
    put_work(kind="video", detail={"film": {**FILM, "state": state, "sources": []}})
    html = page(client, "video")
    assert words in html
    assert "<video" not in html


def test_a_video_whose_film_is_missing_still_has_a_page(client: Client) -> None:
    put_work(kind="video", detail={"film": None})
    assert "<video" not in page(client, "video")


def test_a_comic_can_be_read_in_order_without_seeing_it(client: Client) -> None:
    put_work(kind="comic")
    html = page(client, "comic").split('class="comic-pages"')[1]
    order = [
        html.index(words)
        for words in ('alt="两个孩子看云"', "阿珍", "云在转！", "旁白", "那是台风。", 'alt="风来了"')
    ]
    assert order == sorted(order)


def test_an_article_shows_all_thirteen_kinds_of_block(client: Client) -> None:
    put_work(number=900, title="被嵌入的作品")
    put_work(links=frozenset({an_id(900)}))
    html = page(client)
    for part in (
        '<h2 id="b0">台风从哪里来</h2>',
        '<h3 id="b1">风有多大</h3>',
        '<em class="dots">热机</em>',
        "<i>typhoon</i>",
        'alt="台风眼"',
        "三双眼睛",
        "被嵌入的作品",
        "<blockquote>",
        "先做四件事",
        '<th scope="col">等级</th>',
        '<th scope="row">台风</th>',
        "<math",
        "<svg viewBox",
        '<td class="number">14</td>',
        "空气在那里下沉。",
        "西太平洋台风概论",
        "下载 PDF",
        'href="#b0"',
    ):
        assert part in html, part


def test_an_embedded_work_that_is_not_public_is_left_out(client: Client) -> None:
    put_work()
    assert "embedded" not in page(client)


def test_a_drama_shows_script_safety_cast_photos_performances_and_the_pdf(client: Client) -> None:
    put_work(kind="drama")
    html = page(client, "drama")
    for words in (
        "第一幕 谁在敲门",
        'data-role="小敏"',
        "（躲到桌下）",
        "灯灭。",
        "光比声快。",
        "只用未接电源的灯管。",
        "何子晴",
        'alt="三位演员"',
        "2026年5月24日",
        'href="/files/script.pdf"',
    ):
        assert words in html, words
    assert html.index("只用未接电源的灯管。") < html.index("第一幕 谁在敲门"), (
        "safety comes before the script"
    )


SCRIPT = '"><script>alert(1)</script>'


@pytest.mark.parametrize("kind", ["video", "comic", "article", "drama"])
def test_scripts_in_text_fields_are_shown_as_text(client: Client, kind: str) -> None:
    changes = {
        "video": {"chapters": [{"start": 1, "title": SCRIPT}]},
        "comic": {
            "pages": [{"picture": None, "alt": SCRIPT, "dialogue": [{"speaker": SCRIPT, "text": SCRIPT}]}]
        },
        "article": {
            "body": [
                {
                    "id": "x",
                    "type": "chart",
                    "value": {
                        "kind": "bar",
                        "title": SCRIPT,
                        "unit": SCRIPT,
                        "labels": [SCRIPT],
                        "series": [{"name": SCRIPT, "values": [1]}],
                        "source": SCRIPT,
                    },
                },
                {
                    "id": "y",
                    "type": "table",
                    "value": {
                        "caption": SCRIPT,
                        "header_row": True,
                        "header_column": False,
                        "rows": [[SCRIPT]],
                    },
                },
            ]
        },
        "drama": {"roles": [SCRIPT], "cast": [{"part": "cast", "role": SCRIPT, "name": SCRIPT}]},
    }
    put_work(
        kind=kind,
        title=SCRIPT,
        summary=SCRIPT,
        detail={"tags": [SCRIPT], "science_reviewer": SCRIPT, **changes[kind]},
    )
    html = page(client, kind)
    assert "<script>alert" not in html
    assert structured_data(html)[0]["name"] == SCRIPT


@pytest.mark.parametrize(
    ("kind", "schema"),
    [("video", "VideoObject"), ("comic", "ComicStory"), ("article", "Article"), ("drama", "Play")],
)
def test_search_engines_are_told_what_it_is(client: Client, kind: str, schema: str, settings: object) -> None:
    put_work(kind=kind)
    html = page(client, kind)
    data = structured_data(html)[0]
    assert data["@type"] == schema
    assert data["author"] == [{"@type": "Person", "name": "林小满", "url": data["author"][0]["url"]}]  # type: ignore[index]
    assert f'<link rel="canonical" href="{data["url"]}">' in html
    assert '<meta property="og:image" content="http' in html


def test_a_work_that_was_taken_down_answers_410_with_the_public_reason(client: Client) -> None:
    put_work()
    with transaction.atomic():
        withdraw(publication_id=an_id(1), reason="剂量的单位有误。")
    response = client.get("/article/tai-feng-1/")
    assert response.status_code == 410
    assert "剂量的单位有误。" in response.content.decode()
    assert "台风是一台" not in response.content.decode()


def test_an_address_that_never_was_answers_404_with_ways_on(client: Client) -> None:
    response = client.get("/article/never-was/")
    assert response.status_code == 404
    assert "这个地址没有页面" in response.content.decode()
    assert 'action="/search/"' in response.content.decode()


def test_a_work_is_found_only_under_its_own_kind(client: Client) -> None:
    put_work()
    assert client.get("/video/tai-feng-1/").status_code == 404


def test_a_creator_who_is_no_longer_public_is_named_nowhere(client: Client) -> None:
    put_work()
    with transaction.atomic():
        retire_term(facet="creator", key="7")
    html = page(client)
    assert "林小满" not in html
    assert "/creators/" not in html.split("<main")[1].split("</main>")[0]


def test_an_article_that_was_corrected_says_when(client: Client) -> None:
    put_work()
    assert 'href="#corrections"' in page(client)
    assert "2026年5月3日" in page(client)
