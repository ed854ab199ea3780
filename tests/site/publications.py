"""Publications with everything that a page can show, published as the rooms below do."""

from typing import Any

from django.db import transaction

from cms.publishing.actions import publish, put_term
from cms.publishing.models import Publication
from cms.works import formulas
from tests.publishing.drafts import COVER, a_draft, an_id

CREATOR = {"kind": "person", "bio": "拍了十二年云。", "city": "440100", "avatar": None}
FILM = {
    "state": "ready",
    "duration": 83.2,
    "width": 1280,
    "height": 720,
    "poster": COVER,
    "sources": [{"url": "/files/tai-feng.mp4", "type": "video/mp4", "height": 720}],
    "subtitles": [{"language": "zh-Hans", "label": "简体中文", "url": "/files/tai-feng.vtt"}],
}
WHOLE_CARD = {
    "topics": ["2"],
    "creators": ["7"],
    "organisation": "3",
    "credits": [{"role": "撰文", "name": "林小满", "creator": "7"}],
    "ai_use": "part",
    "licence": "cc-by-4.0",
}
WHOLE_DETAIL = {
    "ai_note": "旁白由语音合成服务生成",
    "sources": [
        {"title": "热带气旋等级", "publisher": "国家标准", "year": 2006, "url": "https://www.cma.gov.cn/"}
    ],
    "science_reviewer": "王建研究员",
    "corrections": [{"date": "2026-05-03", "note": "风速的单位改为米每秒。"}],
    "series": {"key": "5", "position": 1},
    "tags": ["热机"],
}
BLOCKS: list[tuple[str, dict[str, Any]]] = [
    ("heading", {"text": "台风从哪里来", "level": 2}),
    ("heading", {"text": "风有多大", "level": 3}),
    ("text", {"html": "<p>台风是一台<i>热机</i>，学名叫 <i>typhoon</i>。</p>"}),
    ("picture", {"picture": COVER, "alt": "台风眼", "caption": "卫星云图", "credit": "国家卫星气象中心"}),
    (
        "gallery",
        {
            "title": "三双眼睛",
            "pictures": [{"picture": COVER, "alt": "雷达", "caption": "雷达图", "credit": ""}],
        },
    ),
    ("work", {"id": str(an_id(900))}),
    ("quotation", {"text": "预报不是算命。", "who": "一位预报员"}),
    ("fact_box", {"title": "先做四件事", "html": "<p>收好花盆。</p>"}),
    (
        "table",
        {
            "caption": "等级表",
            "header_row": True,
            "header_column": True,
            "rows": [["等级", "风速"], ["台风", "32.7"]],
        },
    ),
    ("formula", {"latex": "E=mc^2", "mathml": formulas.to_mathml("E=mc^2"), "meaning": "质能方程"}),
    (
        "chart",
        {
            "kind": "bar",
            "title": "登陆的台风",
            "unit": "个",
            "labels": ["7月", "8月"],
            "series": [{"name": "广东", "values": [14, 15]}],
            "source": "气象局",
        },
    ),
    ("questions", {"items": [{"question": "台风眼里为什么没有风？", "html": "<p>空气在那里下沉。</p>"}]}),
    ("references", {"items": ["西太平洋台风概论"]}),
    (
        "attachment",
        {
            "title": "防台风清单",
            "description": "一页",
            "url": "/files/a.pdf",
            "size": 2048,
            "content_type": "application/pdf",
        },
    ),
]
BODY = [{"id": f"b{place}", "type": kind, "value": value} for place, (kind, value) in enumerate(BLOCKS)]
CONTENTS = [
    {"id": block["id"], "text": block["value"]["text"], "level": block["value"]["level"]}
    for block in BODY
    if block["type"] == "heading"
]
OF_KIND: dict[str, dict[str, Any]] = {
    "video": {
        "film": FILM,
        "transcript": "<p>台风是一台以海水为燃料的热机。</p>",
        "chapters": [{"start": 0, "title": "暖海"}, {"start": 65, "title": "风眼出现"}],
    },
    "comic": {
        "reading": "paged",
        "pages": [
            {
                "picture": COVER,
                "alt": "两个孩子看云",
                "dialogue": [{"speaker": "阿珍", "text": "云在转！"}, {"speaker": "", "text": "那是台风。"}],
            },
            {"picture": COVER, "alt": "风来了", "dialogue": []},
        ],
    },
    "article": {"body": BODY, "contents": CONTENTS, "embedded": [str(an_id(900))]},
    "drama": {
        "synopsis": "台风夜停电，小敏怕打雷。",
        "script": [
            {
                "title": "第一幕 谁在敲门",
                "scenes": [
                    {
                        "title": "第一场 停电",
                        "place": "客厅，夜",
                        "science_point": "光比声快。",
                        "lines": [
                            {"type": "direction", "text": "灯灭。"},
                            {"type": "speech", "role": "小敏", "manner": "躲到桌下", "words": "它来敲门了！"},
                        ],
                    }
                ],
            }
        ],
        "roles": ["小敏", "爷爷"],
        "cast": [{"part": "cast", "role": "小敏", "name": "何子晴"}],
        "experiments": [
            {
                "name": "气球点灯",
                "is_experiment": True,
                "how": "摩擦二十次。",
                "safety": "只用未接电源的灯管。",
            }
        ],
        "recording": None,
        "photos": [{"picture": COVER, "alt": "三位演员", "caption": "首演", "credit": "家长会"}],
        "performances": [{"date": "2026-05-24", "place": "少年宫小剧场", "note": "首演"}],
        "script_pdf": "/files/script.pdf",
    },
}
FACTS = {
    "video": {"duration": 83.2},
    "comic": {"pages": 2},
    "article": {"minutes": 9},
    "drama": {"minutes": 18, "group": "school"},
}


def put_terms() -> None:
    """A topic within another, a creator, an organisation and a series."""
    with transaction.atomic():
        put_term(facet="topic", key="1", name="自然与灾害", slug="nature")
        put_term(
            facet="topic",
            key="2",
            name="台风",
            slug="typhoons",
            parent_key="1",
            data={"introduction": "从水汽到风眼。"},
        )
        put_term(facet="creator", key="7", name="林小满", slug="lin-xiao-man", data=CREATOR)
        put_term(facet="organisation", key="3", name="气象公共服务中心", slug="qi-xiang")
        put_term(facet="series", key="5", name="台风季", slug="tai-feng-ji")


def put_work(number: int = 1, kind: str = "article", **changes: Any) -> Publication:
    """A public work that has all that its kind can have; ``card`` and ``detail`` are added to."""
    card = {**WHOLE_CARD, "facts": FACTS[kind], **changes.pop("card", {})}
    detail = {**WHOLE_DETAIL, **OF_KIND[kind], **changes.pop("detail", {})}
    facets = frozenset(
        {("topic", "2"), ("creator", "7"), ("series", "5"), ("audience", "children"), ("city", "440100")}
    )
    draft = a_draft(number, kind=kind, card=card, detail=detail, **{"facets": facets, **changes})
    with transaction.atomic():
        return publish(draft)
