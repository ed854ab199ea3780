"""The demo's content files name only what is there, and its pictures and sums are right."""

import math

import pytest

from cms.works.choices import LICENCES, Audience
from demo import content
from demo.drawing.cache import DIAGRAMS, drawn
from demo.drawing.canvas import NEVER_FIRST, Canvas
from demo.drawing.figures import FIGURES
from demo.drawing.places import PLACES, THINGS
from demo.drawing.weather import RADIUS, gradient_wind, refracted
from demo.films import REELS
from demo.films.ballistics import AWAY, UP, speed_for
from demo.films.epidemic import HerdImmunity
from demo.films.reel import RATE, Reel, sheet
from demo.loading.stories import STEPS, steps_of

WORKS = content.works()


def test_there_are_enough_works_of_each_kind_by_creators_of_each_sort_in_many_cities():
    creators = content.read("people.yaml")["creators"]
    used = {creators[work["creator"]]["city"] for work in WORKS.values()}
    assert len(used) >= 5
    assert {about["kind"] for about in creators.values()} == {"person", "school", "organisation"}
    published = [work["kind"] for work in WORKS.values() if "publish" in work["story"]]
    assert all(published.count(kind) >= 3 for kind in ("video", "comic", "article", "drama"))
    assert any(about.get("is_minor") and about.get("guardian") for about in creators.values())


def test_every_state_of_the_process_is_there():
    last = {steps_of(work)[-1].partition(":")[0] if work["story"] else "draft" for work in WORKS.values()}
    assert {
        "draft",
        "submit",
        "claim",
        "changes",
        "refuse",
        "appeal",
        "schedule",
        "approve",
        "take_down",
        "bin",
    } <= last
    assert any("correct" in work["story"] for work in WORKS.values())


@pytest.mark.parametrize("key", WORKS)
def test_a_work_names_only_what_is_there(key):
    work = WORKS[key]
    topics = {
        slug
        for top in content.read("topics.yaml")
        for slug in (top["slug"], *(c["slug"] for c in top.get("children", [])))
    }
    assert set(work["topics"]) <= topics
    assert set(work["audiences"]) <= set(Audience.values)
    assert work["licence"] in LICENCES
    assert {step.partition(":")[0] for step in steps_of(work)} <= set(STEPS)
    assert set(work.get("related", [])) <= set(WORKS)
    if work["kind"] == "video":
        assert work["film"] in REELS
        ends = [end for _start, end, _words in work["subtitles"]]
        assert ends == sorted(ends)
        assert ends[-1] <= REELS[work["film"]].seconds
    for page in work.get("pages", []):
        for panel in page["panels"]:
            assert panel["place"] in PLACES
            assert panel.get("thing", "pot") in THINGS
            assert {figure["who"] for figure in panel["figures"]} <= set(FIGURES)
            assert {line["who"] for line in panel.get("lines", [])} <= set(work["names"])


@pytest.mark.parametrize("name", ["wind_profile", "ice_prism", "next_word"])
def test_a_diagram_is_drawn_at_its_size(name):
    assert drawn({"draw": name}, "").size == (1600, 900)
    assert set(DIAGRAMS) >= {name}


def test_no_line_of_chinese_begins_with_a_closing_sign():
    c = Canvas(400, 400)
    text = "细菌在五到六十度之间长得最快，这一段叫“危险温度带”。熟食在室温下不要超过两小时！" * 3
    for width in range(120, 320, 14):
        assert not [line for line in c.lines_of(text, 24, width)[1:] if line[0] in NEVER_FIRST]
    assert "".join(c.lines_of(text, 24, 200)) == text


def test_the_wind_of_the_typhoon_is_strongest_at_the_eye_wall_and_calm_in_the_middle():
    speeds = {r: gradient_wind(r * 1000) for r in range(1, 300)}
    strongest = max(speeds, key=lambda r: speeds[r])
    assert abs(strongest * 1000 - RADIUS) < 3000
    assert speeds[1] < 0.1
    assert 45 < speeds[strongest] < 60


def test_light_turns_by_at_least_twenty_two_degrees_in_ice():
    turned = [refracted(1.31, math.radians(step / 10)) for step in range(130, 900)]
    smallest = math.degrees(min(angle for angle in turned if angle is not None))
    assert smallest == pytest.approx(21.84, abs=0.05)


def test_the_angle_of_least_speed_is_the_one_that_the_film_names():
    best = min(range(30, 80), key=speed_for)
    assert best == 52 == round(45 + math.degrees(math.atan2(UP, AWAY)) / 2)


def test_far_fewer_fall_ill_in_the_vaccinated_town():
    reel = HerdImmunity()
    for number in range(round(reel.seconds * RATE)):
        reel.advance(number / RATE, 1 / RATE)
    without, vaccinated = (town.count("ill") + town.count("over") for town in reel.towns)
    assert without > 120
    assert vaccinated < 24


def test_a_reel_becomes_a_film_with_sound(tmp_path):
    class Second(Reel):
        seconds = 1

        def ground(self):
            return sheet("#123456")

        def frame(self, c, t):
            c.circle(640, 360, 100 + 50 * t, "#ffffff")

    path = tmp_path / "second.mp4"
    Second().write(path)
    content_of = path.read_bytes()
    assert b"ftyp" in content_of[:16]
    assert b"mp4a" in content_of
