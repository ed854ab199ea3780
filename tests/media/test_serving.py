"""What ``/files/`` gives, to whom, and with which headers."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

from media import rules
from media.actions import receive_attachment, receive_film, receive_picture, save_subtitle
from media.queries import picture_json

from .conftest import saved, scene, upload


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture
def film_address() -> str:
    name = default_storage.save("films/202611/abc.mp4", ContentFile(bytes(range(256)) * 10))
    return f"/files/{name}"


def test_a_rendition_is_served_for_ever_and_can_do_nothing(client, owner):
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=owner)
    address = picture_json(picture)["renditions"][0]["url"]
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "immutable" in response["Cache-Control"]
    assert body(response)[8:12] == b"WEBP"
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("asked", "status", "first", "length"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=2500-", 206, 2500, 60),
        ("bytes=-10", 206, 2550, 10),
        ("bytes=2559-99999", 206, 2559, 1),
        ("bytes=0-1,5-6", 200, 0, 2560),
        ("lines=1-2", 200, 0, 2560),
        ("bytes=9-2", 200, 0, 2560),
    ],
)
def test_a_player_gets_the_part_of_a_film_that_it_asks_for(
    client, film_address, asked, status, first, length
):
    response = client.get(film_address, headers={"Range": asked})
    assert response.status_code == status
    assert response["Accept-Ranges"] == "bytes"
    assert body(response) == (bytes(range(256)) * 10)[first : first + length]
    if status == 206:
        assert response["Content-Range"] == f"bytes {first}-{first + length - 1}/2560"
        assert response["Content-Length"] == str(length)


def test_a_part_beyond_the_end_is_refused(client, film_address):
    response = client.get(film_address, headers={"Range": "bytes=2560-"})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */2560"


@pytest.mark.parametrize(
    "name",
    [
        "../private/pictures/x.jpg",
        "..%2fprivate%2fx",
        "/etc/passwd",
        "pictures/",
        "pictures/none.webp",
        "a\x00b",
    ],
)
def test_no_name_leads_out_of_the_public_folder(db, client, own_files, name):
    private = own_files / "files" / "private" / "pictures"
    private.mkdir(parents=True)
    (private / "x.jpg").write_bytes(b"private")
    default_storage.save("pictures/there.webp", ContentFile(b"x"))
    assert client.get(f"/files/{name}").status_code == 404


def test_an_original_has_no_public_address(client, owner, film_maker):
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=owner)
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    for stored in (picture.file, film.original):
        assert storages["originals"].exists(stored.name)
        assert not default_storage.exists(stored.name)
        assert client.get(f"/files/{stored.name}").status_code == 404


def test_an_original_goes_to_its_owner_and_its_reviewers_only(client, owner, monkeypatch, django_user_model):
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=owner, title="照片")
    address = f"/files/originals/picture/{picture.pk}/"
    assert client.get(address).status_code == 403
    stranger = django_user_model.objects.create_user("stranger@example.com", "a long password")
    client.force_login(stranger)
    assert client.get(address).status_code == 403
    monkeypatch.setattr(rules, "_reviewers", [lambda user, thing: user == stranger and thing == picture])
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    client.force_login(owner)
    assert client.get(address).status_code == 200


def test_an_attachment_is_a_download_under_its_title(client, owner):
    attachment = receive_attachment(file=upload(b"a,b\n1,2\n", "x.html"), owner=owner, title="数据 表")
    response = client.get(attachment.url)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert (
        response["Content-Disposition"] == "attachment; filename*=utf-8''%E6%95%B0%E6%8D%AE%20%E8%A1%A8.csv"
    )


def test_subtitles_are_served_as_text_tracks(client, owner, film_maker):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=owner)
    subtitle = save_subtitle(film=film, language="en", text_or_file="1\n00:00:00,000 --> 00:00:01,000\nHi\n")
    response = client.get(subtitle.file.url)
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert body(response).startswith(b"WEBVTT")


def test_wagtails_own_document_addresses_are_not_there(client, owner):
    attachment = receive_attachment(file=upload(b"words"), owner=owner)
    assert client.get(f"/documents/{attachment.pk}/{attachment.filename}").status_code == 404
