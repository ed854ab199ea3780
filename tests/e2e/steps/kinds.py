"""What goes into each of the four kinds: typed, chosen and uploaded in the studio's editor."""

from playwright.sync_api import expect

from tests.e2e.steps.creating import Creator
from tests.e2e.steps.files import drawing, handout
from tests.factories import film_file


def article(creator: Creator) -> None:
    """Headings, text, a picture, a table, a formula, a chart, questions, an attachment."""
    creator.fill(creator.add("body", "heading"), "text", "热从海上来")
    creator.rich("body", "text", "海水超过二十六度半时，水汽大量上升，云团开始打转。")
    block = creator.add("body", "picture")
    block.locator("input[type=file]").set_input_files([drawing("cloud.jpg", 120)])
    expect(block.locator("img")).to_be_visible()
    creator.fill(block, "alt", "螺旋状的台风云系")
    block = creator.add("body", "fact_box")
    creator.fill(block, "title", "你知道吗")
    block.locator(".rich-text").click()
    creator.page.keyboard.type("台风眼里风很小。")
    block = creator.add("body", "table")
    block.locator("[data-cell='0-0']").evaluate(
        """cell => { const data = new DataTransfer(); data.setData('text/plain', '等级\\t风力\\n热带风暴\\t8 到 9 级');
        cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"""
    )
    expect(block.locator("[data-cell='1-1']")).to_have_value("8 到 9 级")
    block = creator.add("body", "formula")
    creator.fill(block, "latex", r"v = \\sqrt{\\frac{\\Delta p}{\\rho}}".replace("\\\\", "\\"))
    expect(block.locator("math")).to_be_visible()
    block = creator.add("body", "chart")
    creator.fill(block, "title", "登陆广东的台风")
    block.locator("[data-series='0']").fill("个数")
    for row, (year, number) in enumerate((("2022", "3"), ("2023", "4"))):
        block.locator(f"[data-cell='{row}-0']").fill(year)
        block.locator(f"[data-cell='{row}-1']").fill(number)
    expect(block.locator("svg.chart rect")).to_have_count(2)
    block = creator.add("body", "questions")
    block.locator(".button-add").click()
    creator.fill(block, "question", "台风会转弯吗？")
    block.locator(".rich-text").click()
    creator.page.keyboard.type("会，它跟着高空的气流走。")
    block = creator.add("body", "attachment")
    block.locator("input[type=file]").set_input_files([handout()])
    expect(block.locator(".attachment-name")).to_contain_text("观察手册")


def comic(creator: Creator) -> None:
    """Three pages, each with what it shows and what is said."""
    uploads = creator.field("pages").locator("> .sequence > .blocks-adder input[type=file]")
    uploads.set_input_files([drawing(f"{n}.jpg", n * 60, 900, 1200) for n in (1, 2, 3)])
    expect(creator.blocks("pages")).to_have_count(3)
    for number, page in enumerate(creator.blocks("pages").all(), start=1):
        creator.fill(page, "alt", f"第{number}页：小雨望着海上的云")
        page.locator(".button-add").click()
        creator.fill(page, "speaker", "小雨")
        creator.fill(page, "text", f"云转了{number}圈！")


def video(creator: Creator) -> None:
    """The film with its poster and subtitles, the transcript, two chapters."""
    film = creator.field("film")
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
    for start, title in (("0", "海上"), ("1", "登陆")):
        block = creator.add("chapters")
        creator.fill(block, "start", start)
        creator.fill(block, "title", title)


def drama(creator: Creator) -> None:
    """A synopsis, an act with a scene of speech and direction, the cast, an experiment, a performance."""
    page = creator.page
    creator.field("synopsis").locator("textarea").fill("一滴水跟着台风旅行。")
    creator.field("group").get_by_role("radio").first.check()
    act = creator.add("script")
    creator.fill(act, "title", "第一幕")
    act.locator(".button-add").click()
    scene = act.locator(".blocks .block").first
    creator.fill(scene, "title", "海面")
    creator.fill(scene, "science_point", "蒸发")
    scene.get_by_role("button", name="台词", exact=True).click()
    for text, key in (
        ("水滴", "Enter"),
        ("我要飞起来了！", "Enter"),
        ("太阳", "Enter"),
        ("来吧。", "Control+Enter"),
    ):
        page.keyboard.type(text)
        page.keyboard.press(key)
    page.keyboard.type("灯光渐亮。")
    for path, values in {
        "cast": {"role": "水滴", "name": "林小满"},
        "experiments": {"name": "瓶中云", "how": "热水遇冷。", "safety": "热水由老师倒。"},
        "performances": {"date": "2026-06-01", "place": "广东科学中心", "note": "首演"},
    }.items():
        block = creator.add(path)
        for name, text in values.items():
            creator.fill(block, name, text)
    creator.field("photos").locator("input[type=file]").first.set_input_files([drawing("stage.jpg", 200)])
    expect(creator.blocks("photos")).to_have_count(1)
    creator.fill(creator.blocks("photos").first, "alt", "舞台上的水滴")


FILL = {"article": article, "comic": comic, "video": video, "drama": drama}
