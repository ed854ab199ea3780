"""A small, whole site behind the API: one work of each kind, terms, a tombstone."""

import pytest

from cms.publishing import actions, vocabularies
from cms.publishing.delivery import deliver_to
from tests.publishing.drafts import COVER, a_draft, an_id

# Fixed here, so that the golden files don't follow the wording of other rooms.
VOCABULARIES = {
    vocabularies.AUDIENCES: lambda: {"children": {"name": "儿童"}},
    vocabularies.AI_USES: lambda: {"none": {"name": "未使用"}, "part": {"name": "部分生成"}},
    vocabularies.LICENCES: lambda: {"cc-by-4.0": {"name": "署名 4.0", "url": "https://licence.example/by"}},
}

FILM = {
    "state": "ready",
    "duration": 83.2,
    "width": 1920,
    "height": 1080,
    "poster": "/files/films/1/poster.jpg",
    "sources": [
        {"url": "/files/films/1/master.m3u8", "type": "application/vnd.apple.mpegurl", "height": None},
        {"url": "/files/films/1/720.mp4", "type": "video/mp4", "height": 720},
    ],
    "subtitles": [{"language": "zh-Hans", "label": "简体中文", "url": "/files/films/1/zh.vtt"}],
}


def _video():
    return {
        "film": FILM,
        "transcript": "<p>风从海上来。</p>",
        "chapters": [{"start": 0.0, "title": "开头"}],
    }


def _comic():
    page = {"picture": COVER, "alt": "第一页", "dialogue": [{"speaker": "小台", "text": "风来啦！"}]}
    return {"reading": "strip", "pages": [page]}


def _article():
    return {
        "body": [
            {"id": "b1", "type": "heading", "value": {"text": "风眼", "level": 2}},
            {"id": "b2", "type": "text", "value": {"html": '<p>见<a href="/video/feng/">视频</a>。</p>'}},
            {"id": "b3", "type": "work", "value": {"id": str(an_id(1))}},
        ],
        "contents": [{"id": "b1", "text": "风眼", "level": 2}],
        "embedded": [str(an_id(1))],
        "related": [str(an_id(2)), str(an_id(9))],
        "series": {"key": "4", "position": 2},
        "tags": ["台风"],
        "sources": [{"title": "台风年鉴", "publisher": "气象出版社", "year": 2024, "url": ""}],
        "corrections": [{"date": "2026-05-03", "note": "改正了一处数字。"}],
        "ai_note": "配图由某服务生成",
    }


def _drama():
    line = {"type": "speech", "role": "小台", "manner": "笑", "words": "风来啦！"}
    scene = {"title": "海边", "place": "沙滩", "science_point": "气压", "lines": [line]}
    return {
        "synopsis": "一场风。",
        "script": [{"title": "第一幕", "scenes": [scene]}],
        "roles": ["小台"],
        "cast": [{"part": "演员", "role": "小台", "name": "张三"}],
        "experiments": [{"name": "瓶中龙卷", "is_experiment": True, "how": "摇", "safety": "轻放"}],
        "recording": None,
        "photos": [],
        "performances": [{"date": "2026-05-02", "place": "广州", "note": ""}],
        "script_pdf": "/files/scripts/1.pdf",
    }


@pytest.fixture
def site(db, settings, monkeypatch):
    """Works 1 to 4 (video, comic, article, drama), 9 taken down; topics, a creator, a series."""
    settings.PUBLIC_URL = "https://kepu.example.cn"
    monkeypatch.setattr(vocabularies, "_vocabularies", VOCABULARIES)
    actions.put_term(facet="topic", key="1", name="自然", slug="zi-ran", data={"introduction": "天地之间。"})
    actions.put_term(facet="topic", key="2", name="气象", slug="qi-xiang", parent_key="1")
    actions.put_term(facet="series", key="4", name="台风三问", slug="san-wen")
    actions.put_term(facet="organisation", key="3", name="市气象局", slug="qi-xiang-ju")
    creator = {"kind": "person", "city": "440100", "bio": "写风的人。", "avatar": None}
    actions.put_term(facet="creator", key="7", name="陈晓", slug="chen-xiao", data=creator)
    credits = [
        {"role": "编剧", "name": "陈晓", "creator": "7"},
        {"role": "绘画", "name": "外请画师", "creator": None},
    ]
    card = {"topics": ["2"], "creators": ["7"], "organisation": "3", "credits": credits}
    facets = {("topic", "2"), ("creator", "7"), ("audience", "children"), ("city", "440100")}
    details = {"video": _video(), "comic": _comic(), "article": _article(), "drama": _drama()}
    facts = {
        "video": {"duration": 83.2},
        "comic": {"pages": 1},
        "article": {"minutes": 3},
        "drama": {"minutes": 12, "group": "school"},
    }
    for number, (kind, detail) in enumerate(details.items(), 1):
        actions.publish(
            a_draft(
                number,
                kind=kind,
                title=f"台风的{kind}",
                card={**card, "facts": facts[kind], "ai_use": "part" if kind == "article" else "none"},
                detail=detail,
                facets=frozenset(facets | ({("series", "4")} if kind == "article" else set())),
            )
        )
    actions.publish(a_draft(9, title="错的台风"))
    actions.withdraw(publication_id=an_id(9), reason="数据有误")
    deliver_to("search")
