"""Every block of every kind on a phone of 390 pixels: made, changed, moved, copied, deleted, taken back."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.conftest import PHONE, LiveSite
from tests.e2e.studio import Studio
from tests.factories import film_file

pytestmark = pytest.mark.e2e


def picture(name: str = "p.jpg", colour: tuple[int, int, int] = (20, 120, 90)) -> FilePayload:
    """A real JPEG to upload."""
    output = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(output, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": output.getvalue()}


@pytest.fixture
def studio(live_site: LiveSite, visit: Callable[..., Page]) -> Studio:
    """A creator on a phone."""
    return Studio(live_site, visit(**PHONE))


def fits_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_blocks_of_an_article(studio: Studio) -> None:
    page, work = studio.page, studio.new("article")
    studio.field("title").locator("input").fill("台风从哪里来")

    block = studio.add("body", "heading")
    studio.fill(block, "text", "热从海上来")

    block = studio.add("body", "text")
    block.locator(".rich-text").click()
    page.keyboard.type("CO2 与水汽")
    page.keyboard.press("Control+a")
    block.get_by_role("button", name="粗体").click()

    block = studio.add("body", "picture")
    block.locator("input[type=file]").set_input_files([picture()])
    expect(block.locator("img")).to_be_visible()
    studio.fill(block, "alt", "一张云图")

    block = studio.add("body", "gallery")
    studio.fill(block, "title", "三张照片")
    block.locator("input[type=file]").first.set_input_files(
        [picture("a.jpg"), picture("b.jpg", (200, 20, 20))]
    )
    expect(block.locator(".blocks > li")).to_have_count(2)

    block = studio.add("body", "quotation")
    studio.fill(block, "text", "不入虎穴，焉得虎子。")
    studio.fill(block, "who", "班超")

    block = studio.add("body", "fact_box")
    studio.fill(block, "title", "你知道吗")
    block.locator(".rich-text").click()
    page.keyboard.type("台风眼里风很小。")

    block = studio.add("body", "table")
    block.locator("[data-cell='0-0']").fill("等级")
    block.locator("[data-cell='0-0']").press("Enter")
    page.keyboard.type("热带风暴")
    block.get_by_role("button", name="列", exact=True).click()
    block.locator("[data-cell='0-1']").evaluate(
        """cell => { const data = new DataTransfer(); data.setData('text/plain', '风力\\t气压\\n8\\t998');
        cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"""
    )
    expect(block.locator("[data-cell='1-2']")).to_have_value("998")

    block = studio.add("body", "formula")
    studio.fill(block, "latex", r"E = mc^2")
    expect(block.locator("math")).to_be_visible()

    block = studio.add("body", "chart")
    studio.fill(block, "title", "登陆广东的台风")
    block.locator("[data-series='0']").fill("个数")
    for row, (year, number) in enumerate((("2022", "3"), ("2023", "4.5"))):
        block.locator(f"[data-cell='{row}-0']").fill(year)
        block.locator(f"[data-cell='{row}-1']").fill(number)
    expect(block.locator("svg.chart rect")).to_have_count(2)

    block = studio.add("body", "questions")
    block.locator(".button-add").click()
    studio.fill(block, "question", "台风会转弯吗？")
    block.locator(".rich-text").click()
    page.keyboard.type("会。")

    block = studio.add("body", "references")
    block.locator(".button-add").first.click()
    block.locator(".blocks input").first.fill("GB/T 19201—2006")

    block = studio.add("body", "attachment")
    block.locator("input[type=file]").set_input_files(
        [{"name": "notes.txt", "mimeType": "text/plain", "buffer": "讲义".encode()}]
    )
    expect(block.locator(".attachment-name")).to_contain_text("notes")
    studio.fill(block, "description", "讲义")

    block = studio.add("body", "work")
    expect(block.locator("input[type=search]")).to_be_visible()
    studio.settle()
    body = studio.draft(work)["body"]
    types = [item["type"] for item in body]
    assert types == [
        "heading", "text", "picture", "gallery", "quotation", "fact_box", "table", "formula", "chart",
        "questions", "references", "attachment", "work",
    ]  # fmt: skip
    value = {item["type"]: item["value"] for item in body}
    assert value["heading"]["text"] == "热从海上来"
    assert "<b>CO2 与水汽</b>" in value["text"].replace("strong>", "b>")
    assert value["picture"]["picture"] and value["picture"]["alt"] == "一张云图"
    assert len(value["gallery"]["pictures"]) == 2
    assert value["quotation"]["who"] == "班超"
    assert [[cell["value"] for cell in row["value"]] for row in value["table"]["rows"]][:2] == [
        ["等级", "风力", "气压", ""],
        ["热带风暴", "8", "998", ""],
    ]
    assert value["formula"]["latex"] == "E = mc^2"
    assert [one["value"] for one in value["chart"]["series"][0]["value"]["values"]] == [3, 4.5]
    assert value["questions"]["items"][0]["value"]["question"] == "台风会转弯吗？"
    assert value["references"]["items"][0]["value"] == "GB/T 19201—2006"
    assert value["attachment"]["document"]

    studio.edit_round("body", work)
    first = studio.order("body")[0]
    for entry in studio.order("body"):
        name = page.locator(f"[data-block='{entry}'] > .block-head > .block-name").first
        name.click()
        expect(name).to_have_attribute("aria-expanded", "false")
    page.locator(f"[data-block='{first}'] > .block-head .block-handle").first.scroll_into_view_if_needed()
    handle = page.locator(f"[data-block='{first}'] > .block-head > .block-handle")
    below = page.locator(f"[data-block='{studio.order('body')[2]}']")
    start, end = handle.bounding_box(), below.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 10, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 12, start["y"] + 40, steps=4)
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] - 6, steps=12)
    page.mouse.up()
    assert studio.order("body").index(first) > 0
    studio.settle()
    assert [item["id"] for item in studio.draft(work)["body"]] == studio.order("body")
    fits_the_screen(page)

    page.reload()
    expect(studio.blocks("body")).to_have_count(13)
    expect(page.locator(f"[data-block='{first}'] input").first).to_have_value("热从海上来")
    fits_the_screen(page)


def test_the_pages_of_a_comic(studio: Studio) -> None:
    page, work = studio.page, studio.new("comic")
    studio.field("reading").get_by_text("长图").or_(
        studio.field("reading").locator("label").first
    ).first.click()
    uploads = studio.field("pages").locator("> .sequence > .blocks-adder input[type=file]")
    uploads.set_input_files([picture(f"{n}.jpg", (n * 60, 90, 90)) for n in (1, 2, 3)])
    expect(studio.blocks("pages")).to_have_count(3)
    second = studio.blocks("pages").nth(1)
    studio.fill(second, "alt", "小雨推开窗")
    second.locator(".button-add").click()
    studio.fill(second, "speaker", "小雨")
    studio.fill(second, "text", "风好大！")
    studio.edit_round("pages", work)
    studio.settle()
    pages = studio.draft(work)["pages"]
    assert [item["id"] for item in pages] == studio.order("pages") and len(pages) == 3
    assert pages[1]["value"]["alt"] == "小雨推开窗"
    assert pages[1]["value"]["dialogue"][0]["value"] == {"speaker": "小雨", "text": "风好大！"}
    page.reload()
    expect(studio.blocks("pages")).to_have_count(3)
    fits_the_screen(page)


def test_the_film_and_the_chapters_of_a_video(studio: Studio) -> None:
    page, work = studio.page, studio.new("video")
    film = studio.field("film")
    film.locator("input[type=file]").first.set_input_files(
        [{"name": "台风.mp4", "mimeType": "video/mp4", "buffer": film_file()}]
    )
    expect(film.locator(".film-state-ready")).to_be_visible(timeout=90_000)
    film.get_by_role("button", name="使用这一画面").click()
    expect(film.locator(".poster-image")).to_be_visible()
    film.locator(".subtitles input[type=file]").set_input_files(
        [
            {
                "name": "s.srt",
                "mimeType": "text/plain",
                "buffer": "1\n00:00:00,000 --> 00:00:01,000\n大家好\n".encode(),
            }
        ]
    )
    expect(film.locator(".subtitles li")).to_have_count(1)
    for start, title in (("0", "开头"), ("1", "结尾")):
        block = studio.add("chapters")
        studio.fill(block, "start", start)
        studio.fill(block, "title", title)
    studio.edit_round("chapters", work)
    studio.settle()
    draft = studio.draft(work)
    assert draft["film"]
    assert [item["value"]["title"] for item in draft["chapters"]] == ["开头", "结尾"]
    page.reload()
    expect(film.locator("video")).to_be_visible()
    fits_the_screen(page)


def test_the_script_and_the_parts_of_a_drama(studio: Studio) -> None:
    page, work = studio.page, studio.new("drama")
    studio.field("synopsis").locator("textarea").fill("一滴水的旅行。")
    act = studio.add("script")
    studio.fill(act, "title", "第一幕")
    act.locator(".button-add").click()
    scene = act.locator(".blocks .block").first
    studio.fill(scene, "title", "海面")
    studio.fill(scene, "science_point", "蒸发")
    scene.get_by_role("button", name="台词", exact=True).click()
    page.keyboard.type("水滴")
    page.keyboard.press("Enter")
    page.keyboard.type("我要飞起来了！")
    page.keyboard.press("Enter")
    page.keyboard.type("太阳")
    page.keyboard.press("Enter")
    page.keyboard.type("来吧。")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("灯光渐亮。")
    lines_path = scene.get_attribute("data-path") or ""
    assert studio.order(f"{lines_path}:lines") and len(studio.order(f"{lines_path}:lines")) == 3
    studio.edit_round(f"{lines_path}:lines", work)
    second = studio.add("script")
    studio.fill(second, "title", "第二幕")
    studio.edit_round("script", work)

    for path, values in {
        "cast": {"role": "水滴", "name": "林小满"},
        "experiments": {"name": "瓶中云", "how": "热水遇冷。", "safety": "热水由老师倒。"},
        "performances": {"date": "2026-06-01", "place": "广东科学中心", "note": "首演"},
        "credits": {"role": "编剧", "name": "陈静"},
        "sources": {
            "title": "热带气旋等级",
            "publisher": "国家标准",
            "year": "2006",
            "url": "https://www.cma.gov.cn/",
        },
    }.items():
        for _time in range(2):
            block = studio.add(path)
            for name, text in values.items():
                studio.fill(block, name, text)
        studio.edit_round(path, work)
    studio.field("photos").locator("input[type=file]").first.set_input_files(
        [picture("x.jpg"), picture("y.jpg")]
    )
    expect(studio.blocks("photos")).to_have_count(2)
    studio.edit_round("photos", work)
    studio.settle()
    draft = studio.draft(work)
    lines = draft["script"][0]["value"]["scenes"][0]["value"]["lines"]
    assert [line["type"] for line in lines] == ["speech", "speech", "direction"]
    assert [line["value"]["role"] for line in lines[:2]] == ["水滴", "太阳"]
    assert lines[2]["value"] == "灯光渐亮。"
    assert [act["value"]["title"] for act in draft["script"]] == ["第一幕", "第二幕"]
    assert draft["performances"][0]["value"]["date"] == "2026-06-01"
    assert draft["sources"][0]["value"]["year"] == 2006
    assert len(draft["cast"]) == len(draft["credits"]) == len(draft["experiments"]) == 2
    page.reload()
    expect(studio.blocks("script")).to_have_count(2)
    fits_the_screen(page)
