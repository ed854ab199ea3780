"""Charts say what the data says."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client, RequestFactory

from frontend.components import charts
from frontend.components.samples import chart
from frontend.site.views import parts


def drawn(kind: str, *rows: tuple[str, list[float | None]]) -> ElementTree.Element:
    return ElementTree.fromstring(charts.draw(chart(kind, *rows)))


def bars(svg: ElementTree.Element) -> list[float]:
    return [
        float(one.get("width", "0")) for one in svg.iter("rect") if one.get("class", "").startswith("bar s")
    ]


def test_bars_are_as_long_as_their_numbers() -> None:
    lengths = bars(drawn("bar", ("甲", [10, 20, 5])))
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=0.2)
    assert lengths[2] == pytest.approx(lengths[0] / 2, abs=0.2)


def test_bars_below_zero_go_the_other_way() -> None:
    svg = drawn("bar", ("甲", [10, -10]))
    right, left = (one for one in svg.iter("rect"))
    axis = float(next(svg.iter("line")).get("x1", ""))
    assert float(right.get("x", "")) == pytest.approx(axis, abs=0.2)
    assert float(left.get("x", "")) + float(left.get("width", "")) == pytest.approx(axis, abs=0.2)


@pytest.mark.parametrize("values", [[0, 0], [-3, -1], [1e-9, 2e9], [5], [None, 5, None]])
@pytest.mark.parametrize("kind", ["bar", "line"])
def test_any_numbers_make_a_chart_within_its_box(kind: str, values: list[float | None]) -> None:
    svg = drawn(kind, ("甲", values), ("乙", [1.5 for _value in values]))
    _x, _y, width, height = map(float, svg.get("viewBox", "").split())
    for one in svg.iter():
        for name in ("x", "x1", "x2", "cx"):
            assert -1 <= float(one.get(name, "0")) <= width + 1
        for name in ("y", "y1", "y2", "cy"):
            assert -1 <= float(one.get(name, "0")) <= height + 1


def test_a_line_breaks_where_a_number_is_missing() -> None:
    path = next(drawn("line", ("甲", [1, 2, None, 4, 5])).iter("path"))
    assert path.get("d", "").count("M") == 2


def test_every_series_has_a_colour_and_lines_a_shape_of_their_own() -> None:
    svg = charts.draw(chart("line", ("甲", [1, 2]), ("乙", [2, 3]), ("丙", [3, 4])))
    assert all(f'class="s{number}' in svg for number in (1, 2, 3))
    assert "<circle" in svg and "<rect" in svg


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"labels": [], "series": []},
        {"labels": ["a"], "series": [{"name": "x", "values": [None]}]},
        {"labels": ["a"], "series": [{"name": "x", "values": ["NaN", float("nan")]}]},
    ],
)
def test_without_numbers_there_is_no_chart(value: dict[str, object]) -> None:
    assert charts.draw(value) == ""


@pytest.mark.parametrize(
    ("low", "high"), [(0, 17), (19.8, 29.9), (-5, 5), (3, 3), (0, 0), (0.001, 0.009), (0, 1_234_567)]
)
def test_ticks_are_few_round_and_cover_the_data(low: float, high: float) -> None:
    marks = charts.ticks(low, high)
    assert marks[0] <= low and marks[-1] >= high
    assert 2 <= len(marks) <= 8 or low == high


def test_no_style_attribute_is_written() -> None:
    assert not re.search(r"\sstyle=", charts.draw(chart("bar", ("甲", [1, 2]), ("乙", [2, 1]))))


def test_every_component_can_be_drawn_in_all_its_states(rf: RequestFactory, db: None) -> None:
    html = parts.components(rf.get("/components/")).content.decode()
    for words in (
        "AI 生成",
        "部分内容由 AI 生成",
        "视频还在处理",
        "暂时无法播放",
        "<svg viewBox",
        "只用未接电源的灯管",
    ):
        assert words in html


def test_the_page_of_components_is_not_public(client: Client, db: None) -> None:
    assert client.get("/components/").status_code == 404
