"""What the page of components shows: one of each, in the states that it has."""

import datetime
from typing import Any

_AT = datetime.datetime(2026, 5, 1, 4, 0, tzinfo=datetime.UTC)
_CREATOR = {
    "id": "1",
    "name": "林小满",
    "path": "/creators/lin-xiao-man/",
    "city": {"code": "440100", "name": "广州市"},
}
_LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.zh-hans"}
_AI = {
    "none": {"use": "none", "label": "没有使用 AI 生成", "note": ""},
    "part": {"use": "part", "label": "部分内容由 AI 生成", "note": "旁白由语音合成服务生成"},
    "whole": {"use": "whole", "label": "主要由 AI 生成", "note": ""},
}


def card(kind: str, title: str, facts: dict[str, Any], ai: str = "none", **changes: Any) -> dict[str, Any]:
    """A card without a picture."""
    return {
        "kind": kind,
        "title": title,
        "summary": "一团不起眼的云，在暖海上转上三天，就能长成直径一千公里的热机。",
        "path": f"/{kind}/",
        "cover": None,
        "creators": [_CREATOR],
        "city": _CREATOR["city"],
        "published_at": _AT,
        "facts": facts,
        "ai": _AI[ai],
        **changes,
    }


def chart(kind: str, *rows: tuple[str, list[float | None]], unit: str = "个") -> dict[str, Any]:
    """A chart of as many labels as the first row has values."""
    return {
        "kind": kind,
        "title": "每月的个数",
        "unit": unit,
        "labels": [f"{month}月" for month in range(1, len(rows[0][1]) + 1)],
        "series": [{"name": name, "values": values} for name, values in rows],
        "source": "为检查排版而写的数",
    }


def _blocks() -> list[dict[str, Any]]:
    values: list[tuple[str, dict[str, Any]]] = [
        ("heading", {"text": "第二级标题", "level": 2}),
        ("heading", {"text": "第三级标题", "level": 3}),
        (
            "text",
            {
                "html": "<p>正文，有<b>粗体</b>、<i>着重号</i>、<i>Escherichia coli</i>、"
                "CO<sub>2</sub> 和<a href='/'>链接</a>。</p>"
            },
        ),
        ("quotation", {"text": "预报不是算命，是把不确定说清楚。", "who": "一位预报员"}),
        ("fact_box", {"title": "知识框", "html": "<ul><li>一</li><li>二</li></ul>"}),
        (
            "table",
            {
                "caption": "有行首和列首的表",
                "header_row": True,
                "header_column": True,
                "rows": [["等级", "风速（米/秒）"], ["台风", "32.7"], ["超强台风", "51.0"]],
            },
        ),
        (
            "formula",
            {
                "latex": "E = mc^2",
                "mathml": "<math xmlns='http://www.w3.org/1998/Math/MathML' display='block'><mi>E</mi><mo>=</mo>"
                "<mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>",
                "meaning": "能量等于质量乘光速的平方。",
            },
        ),
        ("formula", {"latex": "\\未识别", "mathml": "", "meaning": "不能转换的公式，原样显示"}),
        ("chart", chart("bar", ("甲", [3, 12, 7.5]))),
        ("chart", chart("bar", ("甲", [3, -4, None]), ("乙", [5, 2, 1]))),
        (
            "chart",
            chart(
                "line", ("甲", [3, 9, None, 7, 12, 5]), ("乙", [4, 5, 6, 7, 8, 9]), ("丙", [1, 2, 1, 2, 1, 2])
            ),
        ),
        ("questions", {"items": [{"question": "台风眼里为什么没有风？", "html": "<p>空气在那里下沉。</p>"}]}),
        ("references", {"items": ["陈联寿，丁一汇. 西太平洋台风概论[M]. 1979."]}),
        (
            "attachment",
            {
                "title": "防台风清单",
                "description": "一页纸",
                "url": "/",
                "size": 348_160,
                "content_type": "application/pdf",
            },
        ),
    ]
    return [
        {"id": f"block-{place}", "type": kind, "value": value} for place, (kind, value) in enumerate(values)
    ]


def everything() -> dict[str, Any]:
    """The context of the page."""
    film: dict[str, Any] = {"poster": None, "sources": [], "subtitles": [], "duration": None}
    return {
        "cards": [
            card("video", "台风是怎样长成的", {"duration": 83.2}, ai="part"),
            card("comic", "蚊子为什么专咬我", {"pages": 8}),
            card("article", "读懂台风：从一团云到一台热机", {"minutes": 9}),
            card("drama", "打雷的时候数三秒", {"minutes": 18}, ai="whole"),
            card("article", "没有摘要、作者和城市", {}, summary="", creators=[], city=None),
        ],
        "ai_labels": [_AI["part"], _AI["whole"]],
        "films": [{**film, "state": "processing"}, {**film, "state": "failed"}],
        "licences": [_LICENCE, {"name": "保留所有权利", "url": ""}],
        "credits": [
            {"role": "撰文", "name": "林小满", "creator": _CREATOR},
            {"role": "绘图", "name": "何婉", "creator": None},
        ],
        "sources": [
            {
                "title": "热带气旋等级",
                "publisher": "国家标准化管理委员会",
                "year": 2006,
                "url": "https://openstd.samr.gov.cn/",
            },
            {"title": "只有题名的来源", "publisher": "", "year": None, "url": ""},
        ],
        "corrections": [{"date": "2026-05-02", "note": "风速的单位改为米/秒。"}],
        "series": {
            "name": "台风季",
            "works": [
                {"id": "1", "title": "第一集", "path": "/"},
                {"id": "2", "title": "第二集", "path": "/"},
            ],
        },
        "creators": [{**_CREATOR, "avatar": None, "works": 3}],
        "experiments": [
            {
                "name": "气球点灯",
                "is_experiment": True,
                "how": "摩擦二十次。",
                "safety": "只用未接电源的灯管。",
            }
        ],
        "act": {
            "title": "第一幕　谁在敲门",
            "scenes": [
                {
                    "title": "第一场",
                    "place": "客厅，夜",
                    "science_point": "光比声快。",
                    "lines": [
                        {"type": "direction", "text": "灯灭。"},
                        {"type": "speech", "role": "小敏", "manner": "躲到桌下", "words": "它来敲门了！"},
                    ],
                }
            ],
        },
        "paging": {"first": "/video/", "next": "/video/"},
        "crumbs": [{"name": "视频", "path": "/video/"}],
        "result": card(
            "article",
            "读懂台风",
            {"minutes": 9},
            highlight={
                "title": [{"text": "读懂", "hit": False}, {"text": "台风", "hit": True}],
                "passages": [
                    [
                        {"text": "……", "hit": False},
                        {"text": "台风", "hit": True},
                        {"text": "是热机。", "hit": False},
                    ]
                ],
            },
        ),
        "blocks": _blocks(),
    }
