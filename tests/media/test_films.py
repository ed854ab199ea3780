"""Films: what is taken, what is refused, what people watch."""

import io
import json
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from media import ready
from media.actions import receive_film, receive_picture, save_subtitle, set_poster
from media.ffmpeg import probe
from media.inspection import Unacceptable
from media.models import Film, FilmState
from media.processing import films
from media.queries import films_json
from media.tasks import process_film, resume_films

from .conftest import saved, scene, upload


def path_of(film: Film) -> Path:
    return Path(storages["default"].path(film.playable.name))


def played(film: Film) -> dict:
    return probe(path_of(film))


@pytest.fixture
def heard(monkeypatch):
    heard: list[int] = []
    monkeypatch.setattr(ready, "_listeners", [heard.append])
    return heard


def test_a_film_becomes_one_that_every_phone_plays(owner, film_maker, heard):
    content = film_maker("-metadata", "location=+23.1+113.2/", size="1920x1080")
    film = receive_film(file=upload(content, "实验.mp4"), owner=owner)
    assert (film.title, film.state, film.width, film.height) == ("实验", FilmState.UPLOADED, 1920, 1080)
    process_film.call(film.pk)
    film.refresh_from_db()
    assert (film.state, film.progress, film.width, film.height) == (FilmState.READY, 100, 1280, 720)
    assert film.duration == pytest.approx(2, abs=0.2)
    found = played(film)
    assert [stream["codec_name"] for stream in found["streams"]] == ["h264", "aac"]
    assert "+23.1" not in json.dumps(found)
    assert "+23.1" in json.dumps(probe(Path(film.original.path)))
    with storages["default"].open(film.playable.name) as file:
        head = file.read(2000)
    assert head.find(b"moov") < head.find(b"mdat") or b"mdat" not in head
    assert film.poster is not None
    assert heard == [film.pk]
    shown = films_json([film.pk])[film.pk]
    assert shown["sources"] == [{"url": film.playable.url, "type": "video/mp4", "height": 720}]
    assert shown["poster"]["renditions"]


def test_a_film_taken_upright_stays_upright(owner, film_maker, tmp_path):
    plain = tmp_path / "plain.mp4"
    plain.write_bytes(film_maker(size="320x180", seconds=1))
    turned = tmp_path / "turned.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-display_rotation", "90", "-i", plain, "-c", "copy", turned], check=False
    )
    if not turned.exists():
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", plain, "-c", "copy", "-metadata:s:v", "rotate=90", turned],
            check=True,
        )
    film = receive_film(file=upload(turned.read_bytes(), "a.mp4"), owner=owner)
    assert (film.width, film.height) == (180, 320)
    process_film.call(film.pk)
    film.refresh_from_db()
    assert (film.width, film.height) == (180, 320)
    assert films.inspect_film(path_of(film)).rotation == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/passwd\n#EXT-X-ENDLIST\n", "playlist"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "playlist"),
        (b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>', "playlist"),
        (b"just words, and many of them " * 50, "not_a_film"),
        (b"", "empty"),
    ],
    ids=["hls", "concat", "dash", "words", "empty"],
)
def test_what_is_no_film_is_refused_whatever_its_name(owner, content, code):
    with pytest.raises(Unacceptable) as refusal:
        receive_film(file=upload(content, "x.mp4"), owner=owner)
    assert refusal.value.code == code
    assert not Film.objects.exists()


def test_a_playlist_hidden_behind_other_bytes_reads_nothing(owner, film_maker, tmp_path):
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(film_maker(seconds=1))
    playlist = f"\n\n#EXTM3U\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n".encode()
    for content in (playlist, b"\x00" * 8 + playlist, b"  " + playlist):
        with pytest.raises(Unacceptable):
            receive_film(file=upload(content, "x.mp4"), owner=owner)


def test_a_film_without_its_index_or_without_pictures_is_refused(owner, film_maker, tmp_path):
    cut = film_maker(size="320x180", seconds=2)
    with pytest.raises(Unacceptable) as refusal:
        receive_film(file=upload(cut[: cut.rindex(b"moov") - 4], "x.mp4"), owner=owner)
    assert refusal.value.code == "no_index"
    sound = tmp_path / "sound.m4a"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", sound], check=True
    )
    with pytest.raises(Unacceptable) as refusal:
        receive_film(file=upload(sound.read_bytes(), "x.mp4"), owner=owner)
    assert refusal.value.code == "no_video"


def test_processing_a_film_twice_changes_nothing(owner, film_maker, heard):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    process_film.call(film.pk)
    film.refresh_from_db()
    first = film.playable.name
    process_film.call(film.pk)
    film.refresh_from_db()
    assert film.playable.name == first
    assert heard == [film.pk]


def test_a_film_whose_worker_was_killed_is_taken_up_again(owner, film_maker):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    dead = films.claim(film.pk)
    assert films.claim(film.pk) is None
    assert resume_films.call() == 0
    Film.objects.filter(pk=film.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    assert resume_films.call() == 1
    process_film.call(film.pk)
    film.refresh_from_db()
    assert (film.state, film.attempts) == (FilmState.READY, 2)
    dead.heartbeat_at = timezone.now() - timedelta(minutes=5)
    assert films.beat(dead, 50) is False, "the one given up for dead must stop"


def test_a_film_that_kills_its_worker_three_times_has_failed(owner, film_maker, heard):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    for _ in range(3):
        assert films.claim(film.pk)
        Film.objects.filter(pk=film.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    assert resume_films.call() == 0
    film.refresh_from_db()
    assert film.state == FilmState.FAILED
    assert film.failure
    assert heard == [film.pk]


def test_what_fails_says_why_and_is_not_tried_again(owner, film_maker):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    with open(film.original.path, "wb") as file:
        file.write(b"no film any more" * 100)
    process_film.call(film.pk)
    film.refresh_from_db()
    assert film.state == FilmState.FAILED
    assert film.failure
    assert resume_films.call() == 0


def test_the_label_that_ai_made_a_film_stays_in_it(owner, film_maker):
    label = '{"Label":"1","ContentProducer":"示例"}'
    content = film_maker("-metadata", f"AIGC={label}", "-movflags", "+use_metadata_tags", seconds=1)
    film = receive_film(file=upload(content), owner=owner)
    assert film.facts["aigc"]["Label"] == "1"
    process_film.call(film.pk)
    film.refresh_from_db()
    assert json.loads(played(film)["format"]["tags"]["AIGC"]) == json.loads(label)


def test_the_poster_is_a_picture_or_a_moment(owner, film_maker):
    film = receive_film(file=upload(film_maker(seconds=2)), owner=owner)
    set_poster(film=film, second=1)
    assert (film.poster.width, film.poster.height) == (320, 180)
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=owner)
    assert set_poster(film=film, picture=picture).poster == picture
    with pytest.raises(Unacceptable) as refusal:
        set_poster(film=film, second=3600)
    assert refusal.value.code == "no_frame"


@pytest.mark.parametrize("count", [1, 3])
def test_films_are_read_in_four_queries(owner, film_maker, count, django_assert_num_queries):
    found = [receive_film(file=upload(film_maker(seconds=1)), owner=owner) for _ in range(count)]
    for film in found:
        process_film.call(film.pk)
        save_subtitle(film=film, language="zh-Hans", text_or_file="1\n00:00:00,000 --> 00:00:01,000\n你好\n")
    with django_assert_num_queries(3):
        shown = films_json(film.pk for film in found)
    assert len(shown) == count
    assert all(one["subtitles"][0]["label"] == "简体中文" for one in shown.values())


SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n<b>台风</b>来了 <script>alert(1)</script>\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000\r\n關好門窗\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5"])
def test_subtitles_are_read_in_the_encodings_that_people_have(owner, film_maker, encoding):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    text = SRT.replace("台风", "颱風").replace("来", "來") if encoding == "big5" else SRT
    subtitle = save_subtitle(film=film, language="zh-Hans", text_or_file=io.BytesIO(text.encode(encoding)))
    assert subtitle.vtt.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n")
    assert "關好門窗" in subtitle.vtt
    assert "<" not in subtitle.vtt
    assert storages["default"].open(subtitle.file.name).read().decode() == subtitle.vtt


def test_subtitles_that_cannot_be_read_say_so(owner, film_maker):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    for content, code in ((b"\xff\xff\xff\x00\x81", "encoding"), (b"no times here", "not_subtitles")):
        with pytest.raises(Unacceptable) as refusal:
            save_subtitle(film=film, language="zh-Hans", text_or_file=io.BytesIO(content))
        assert refusal.value.code == code


def test_the_same_language_again_replaces_the_subtitles(owner, film_maker):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    for words in ("一", "二"):
        save_subtitle(film=film, language="en", text_or_file=f"1\n00:00:00,000 --> 00:00:01,000\n{words}\n")
    assert [subtitle.vtt.split("\n")[3] for subtitle in film.subtitles.all()] == ["二"]
