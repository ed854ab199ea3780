"""Files in Wagtail's admin: the same inspection, no replacing, no deleting of what is used."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from wagtail.models import ReferenceIndex

from cms.answers import Refused
from media import in_use
from media.actions import receive_attachment, receive_film, receive_picture, set_poster
from media.models import Attachment, Film, Picture

from .conftest import saved, scene, upload

pytestmark = pytest.mark.usefixtures("demo_without_second_factor")


@pytest.fixture
def demo_without_second_factor():
    with override_settings(DEMO=True):
        yield


@pytest.fixture
def editor(db, client, django_user_model):
    user = django_user_model.objects.create_user("editor@example.com", "a long password", name="终审")
    user.groups.add(Group.objects.get(name="终审编辑"))
    client.force_login(user)
    return user


def test_an_editor_uploads_a_picture_that_is_inspected_like_any_other(client, editor):
    address = reverse("wagtailimages:add")
    words = {"title": "图", "collection": 1, "tags": "", "alt": "", "description": ""}
    lying = {**words, "file": upload(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.jpg")}
    response = client.post(address, lying)
    assert response.status_code == 200
    assert not Picture.objects.exists()
    response = client.post(address, {**words, "file": upload(saved(scene(400, 300)), "a.jpg")})
    assert response.status_code == 302
    picture = Picture.objects.get()
    assert len(picture.sha256) == 64
    assert picture.facts["format"] == "JPEG"
    assert client.get(reverse("wagtailimages:index")).status_code == 200


def test_the_admin_cannot_put_another_file_in_a_pictures_place(client, editor):
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=editor)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert client.get(address).status_code == 200
    before = (picture.file.name, picture.sha256)
    response = client.post(
        address,
        {
            "title": "新标题",
            "collection": picture.collection_id,
            "tags": "",
            "alt": "新的说明",
            "file": upload(saved(scene(50, 50)), "b.jpg"),
        },
    )
    assert response.status_code == 302
    picture.refresh_from_db()
    assert (picture.file.name, picture.sha256) == before
    assert picture.file.storage.exists(picture.file.name)
    assert (picture.title, picture.alt) == ("新标题", "新的说明")


def test_the_admin_cannot_put_another_file_in_an_attachments_place(client, editor):
    attachment = receive_attachment(file=upload(b"words and words"), owner=editor)
    address = reverse("wagtaildocs:edit", args=[attachment.pk])
    assert client.get(address).status_code == 200
    before = attachment.file.name
    data = {"title": "新标题", "collection": attachment.collection_id, "tags": "", "file": upload(b"other")}
    assert client.post(address, data).status_code == 302
    attachment.refresh_from_db()
    assert (attachment.file.name, attachment.title) == (before, "新标题")


def test_an_editor_uploads_a_film_and_sees_the_list(client, editor, film_maker):
    address = reverse("wagtailsnippets_media_film:add")
    assert client.get(address).status_code == 200
    response = client.post(address, {"title": "片", "original": upload(b"#EXTM3U\n", "x.mp4"), "poster": ""})
    assert response.status_code == 200
    assert not Film.objects.exists()
    film_file = upload(film_maker(seconds=1), "x.mp4")
    assert client.post(address, {"title": "片", "original": film_file, "poster": ""}).status_code == 302
    film = Film.objects.get()
    assert film.uploaded_by == editor
    assert client.get(reverse("wagtailsnippets_media_film:list")).status_code == 200
    assert client.get(reverse("wagtailsnippets_media_film:edit", args=[film.pk])).status_code == 200
    assert client.get(reverse("wagtailsnippetchoosers_media_film:choose")).status_code == 200


def test_what_is_used_cannot_be_deleted(client, editor, film_maker, monkeypatch):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=editor)
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=editor)
    set_poster(film=film, picture=picture)
    ReferenceIndex.create_or_update_for_object(film)
    with pytest.raises(Refused), transaction.atomic():
        picture.delete()
    client.post(reverse("wagtailimages:delete", args=[picture.pk]))
    assert Picture.objects.filter(pk=picture.pk).exists()
    monkeypatch.setattr(in_use, "_uses", [lambda thing: thing == film])
    with pytest.raises(Refused), transaction.atomic():
        film.delete()


def test_a_deleted_film_leaves_no_files(editor, film_maker, django_capture_on_commit_callbacks):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=editor)
    name, storage = film.original.name, film.original.storage
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert not storage.exists(name)


def test_a_form_reviewer_chooses_files_and_uploads_none(client, editor):
    editor.groups.set([Group.objects.get(name="形式审核员")])
    assert client.get(reverse("wagtailimages_chooser:choose")).status_code == 200
    assert client.get(reverse("wagtailimages:add")).status_code == 302
    assert not Attachment.objects.exists()


def test_a_poster_counts_as_used_before_the_background_index_knows(editor, film_maker):
    film = receive_film(file=upload(film_maker(seconds=1)), owner=editor)
    picture = receive_picture(file=upload(saved(scene(400, 300))), owner=editor)
    assert in_use.may_delete(picture)
    set_poster(film=film, picture=picture)
    assert not ReferenceIndex.get_references_to(picture).exists()
    assert in_use.may_delete(picture).code == "in_use"
