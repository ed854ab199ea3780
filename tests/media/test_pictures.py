"""Pictures: what is taken, what is refused, what is served of them."""

import io
import re

import pytest
from django.core.files.storage import storages
from PIL import Image

from cms.answers import Refused
from media.actions import receive_picture
from media.inspection import Unacceptable
from media.models import Picture
from media.models.immutable import FileIsImmutable
from media.queries import picture_json, pictures_json
from media.tasks import make_renditions

from .conftest import saved, scene, upload

GPS = 0x8825
ORIENTATION = 0x0112


def with_place(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Maker"
    exif.get_ifd(GPS).update({1: "N", 2: (23.0, 7.0, 0.0), 3: "E", 4: (113.0, 16.0, 0.0)})
    return exif


def served(picture: Picture) -> list[bytes]:
    names = [rendition.file.name for rendition in picture.renditions.all()]
    return [storages["default"].open(name).read() for name in names]


def test_a_picture_is_kept_privately_and_served_in_sizes_up_to_its_own(owner):
    picture = receive_picture(file=upload(saved(scene())), owner=owner, alt="两种颜色")
    assert (picture.width, picture.height, picture.title) == (1200, 800, "照片")
    assert re.fullmatch("[0-9a-f]{64}", picture.sha256)
    assert re.fullmatch("#[0-9a-f]{6}", picture.average_colour)
    shown = picture_json(picture)
    assert [(one["width"], one["type"]) for one in shown["renditions"]] == [
        (320, "image/webp"),
        (640, "image/webp"),
        (960, "image/webp"),
        (1200, "image/webp"),
        (960, "image/jpeg"),
    ]
    assert shown["alt"] == "两种颜色"
    assert all(one["url"].startswith("/files/pictures/") for one in shown["renditions"])
    with pytest.raises(ValueError, match="accessible"):
        _ = picture.file.url


def test_the_place_where_a_picture_was_taken_is_not_in_what_is_served(owner):
    content = saved(scene(), exif=with_place())
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)
    picture = receive_picture(file=upload(content), owner=owner)
    make_renditions.call(picture.pk)
    picture.get_rendition("max-165x165")
    picture.get_rendition("original")
    picture.get_renditions("width-200|format-jpeg", "fill-50x50")
    files = served(picture)
    assert len(files) == 9
    for file in files:
        image = Image.open(io.BytesIO(file))
        assert not image.getexif()
        assert b"Maker" not in file
        assert "xmp" not in image.info


def test_a_picture_taken_sideways_is_upright_in_what_is_served(owner):
    picture = receive_picture(file=upload(saved(scene(), exif=with_place(6))), owner=owner)
    assert (picture.width, picture.height) == (800, 1200)
    shown = picture_json(picture)
    smallest = shown["renditions"][0]
    assert (smallest["width"], smallest["height"]) == (320, 480)
    image = Image.open(storages["default"].open(smallest["url"].removeprefix("/files/"))).convert("RGB")
    top, bottom = image.getpixel((160, 20)), image.getpixel((160, 460))
    assert top[0] > 150 > top[2]
    assert bottom[2] > 150 > bottom[0]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.jpg"),
        (b"<!doctype html><html><body>x</body></html>", "a.png"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n", "a.jpg"),
        (b"push graphic-context\nviewbox 0 0 640 480\n", "a.gif"),
        (b"#EXTM3U\n/etc/passwd\n", "a.webp"),
    ],
    ids=["svg", "html", "eps", "mvg", "playlist"],
)
def test_what_is_no_picture_is_refused_whatever_its_name(owner, content, name):
    with pytest.raises(Unacceptable) as refusal:
        receive_picture(file=upload(content, name), owner=owner)
    assert refusal.value.code == "not_an_image"
    assert not Picture.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
def test_a_truncated_picture_is_refused(owner, kind):
    noise = Image.effect_noise((600, 400), 80).convert("RGB")
    content = saved(noise, kind)
    with pytest.raises(Unacceptable) as refusal:
        receive_picture(file=upload(content[: len(content) // 2]), owner=owner)
    assert refusal.value.code in {"truncated", "damaged"}


def test_more_pixels_than_we_decode_are_refused_before_decoding(owner):
    content = saved(Image.new("1", (30_000, 30_000)), "PNG")
    with pytest.raises(Unacceptable) as refusal:
        receive_picture(file=upload(content, "huge.png"), owner=owner)
    assert refusal.value.code == "too_many_pixels"


def test_an_animation_of_too_many_frames_is_refused_and_a_short_one_is_taken(owner):
    frames = [Image.new("P", (8, 8), index % 256) for index in range(400)]
    for index, frame in enumerate(frames):
        frame.putpixel((index % 8, index // 8 % 8), 255 - index % 256)
    long = io.BytesIO()
    frames[0].save(long, "GIF", save_all=True, append_images=frames[1:], duration=20)
    with pytest.raises(Unacceptable) as refusal:
        receive_picture(file=upload(long.getvalue(), "a.gif"), owner=owner)
    assert refusal.value.code == "too_many_frames"
    short = io.BytesIO()
    pictures = [scene(64 + 0 * step, 64).rotate(step * 20) for step in range(10)]
    pictures[0].save(short, "WEBP", save_all=True, append_images=pictures[1:])
    assert receive_picture(file=upload(short.getvalue(), "a.webp"), owner=owner).facts["frames"] == 10


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_every_accepted_format_is_served_as_webp(owner, kind):
    picture = receive_picture(file=upload(saved(scene(400, 300), kind), "x.bin"), owner=owner)
    shown = picture_json(picture)
    assert [one["width"] for one in shown["renditions"]] == [320, 400, 400]
    assert picture.file.name.rpartition(".")[2] != "bin"


def test_colours_for_print_and_of_sixteen_bits_are_served_as_srgb_of_eight(owner):
    printed = receive_picture(file=upload(saved(scene(400, 300).convert("CMYK"))), owner=owner)
    deep = Image.new("I;16", (400, 300), 40_000)
    grey = receive_picture(file=upload(saved(deep, "PNG"), "deep.png"), owner=owner)
    for picture in (printed, grey):
        picture_json(picture)
        assert {Image.open(io.BytesIO(file)).mode for file in served(picture)} == {"RGB"}
    level = Image.open(io.BytesIO(served(grey)[0])).getpixel((10, 10))[0]
    assert abs(level - 40_000 // 256) < 4


def test_a_second_file_never_takes_the_place_of_the_first(owner):
    picture = receive_picture(file=upload(saved(scene())), owner=owner)
    with pytest.raises(FileIsImmutable):
        picture.file.save("other.jpg", upload(saved(scene(300, 300))))
    picture.refresh_from_db()
    assert picture.width == 1200
    picture.alt = "仍然可以改"
    picture.save()


def test_the_label_that_ai_made_it_stays_in_what_is_served(owner):
    label = '{"Label":"1","ContentProducer":"示例"}'
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><TC260:AIGC>{label}</TC260:AIGC></x:xmpmeta>'.encode()
    picture = receive_picture(file=upload(saved(scene(400, 300), xmp=xmp)), owner=owner)
    assert picture.facts["aigc"] == {"Label": "1", "ContentProducer": "示例"}
    picture_json(picture)
    for file in served(picture):
        assert "TC260:AIGC" in Image.open(io.BytesIO(file)).info["xmp"].decode()


def test_what_came_hidden_in_a_picture_is_not_served(owner):
    content = saved(scene(400, 300), comment=b"<script>alert(1)</script>") + b"PK\x03\x04 a film behind it"
    picture = receive_picture(file=upload(content), owner=owner)
    picture_json(picture)
    for file in served(picture):
        assert b"<script" not in file
        assert b"PK\x03\x04" not in file


def test_names_of_files_are_text_to_show_and_never_paths(owner):
    name = "‮gpj.exe/../../照 片\x00.jpg"
    picture = receive_picture(file=upload(saved(scene(100, 100)), "x.jpg"), owner=owner, title=name)
    assert "\x00" not in picture.title
    assert "‮" not in picture.title
    assert re.fullmatch(r"pictures/\d{6}/[0-9a-f]{32}\.jpg", picture.file.name)


def test_an_account_over_its_quota_sends_nothing_more(owner, settings):
    settings.MEDIA_QUOTA_BYTES = 1000
    with pytest.raises(Refused) as refusal:
        receive_picture(file=upload(saved(scene())), owner=owner)
    assert refusal.value.answer.code == "quota"


@pytest.mark.parametrize("count", [1, 3])
def test_pictures_are_read_in_two_queries(owner, count, django_assert_num_queries):
    pictures = [receive_picture(file=upload(saved(scene(400, 300))), owner=owner) for _ in range(count)]
    for picture in pictures:
        make_renditions.call(picture.pk)
    with django_assert_num_queries(2):
        found = pictures_json([picture.pk for picture in pictures] + [10**9])
    assert len(found) == count


def test_making_renditions_twice_makes_them_once(owner):
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=owner)
    assert make_renditions.call(picture.pk) == 3
    assert make_renditions.call(picture.pk) == 0
