"""Pictures: what is taken, what is refused, what is served of them."""

import io
import re

import pytest
from django.core.files.storage import storages
from PIL import Image

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
