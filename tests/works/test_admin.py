"""Wagtail's admin: editors correct works, administrators keep topics."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.people.roles import Role
from cms.publishing.models import Facet, Publication, Term
from cms.works import actions
from cms.works.editable import KINDS
from cms.works.models import Topic
from tests.factories import (
    current_draft,
    fresh,
    make_creator,
    make_published_work,
    make_topic,
    make_user,
    make_work,
)

pytestmark = pytest.mark.django_db


def signed_in(client: Client, user: Any) -> Client:
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", [Role.FORM_REVIEWER, Role.CHIEF_EDITOR, Role.ADMINISTRATOR])
def test_an_editor_opens_a_work_in_the_admin(client: Client, kind: str, role: Role) -> None:
    work = make_work(kind)
    response = signed_in(client, make_user([role])).get(reverse("wagtailadmin_pages:edit", args=[work.pk]))
    assert response.status_code == 200
    page = response.content.decode()
    assert "action-publish" not in page and 'name="slug"' not in page


@pytest.mark.parametrize("role", [Role.EXPERT, Role.JUDGE, Role.ORGANISER])
def test_others_do_not_edit_works_in_the_admin(client: Client, role: Role) -> None:
    work = make_work()
    response = signed_in(client, make_user([role])).get(reverse("wagtailadmin_pages:edit", args=[work.pk]))
    assert response.status_code in {302, 403}


def test_an_editors_correction_is_a_draft_that_the_public_does_not_see(client: Client) -> None:
    work = make_published_work()
    draft = current_draft(work)
    data = nested_form_data(
        {
            "title": "编辑改过的标题",
            "summary": draft["summary"],
            "cover": draft["cover"],
            "tags": "台风",
            "city": "440300",
            "rights": "original",
            "permission": "",
            "licence": "cc-by-4.0",
            "ai_use": "none",
            "ai_note": "",
            "science_reviewer": "",
            "credits": streamfield([("credit", {"role": "编剧", "name": "陈静", "creator": ""})]),
            "sources": streamfield([("source", {"title": "标准", "publisher": "", "year": "", "url": ""})]),
            "body": streamfield([("text", rich_text("<p>改过的正文。</p>", features=["bold"]))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
        }
    ) | {"topics": draft["topics"], "audiences": ["children", "older"]}
    response = signed_in(client, make_user([Role.CHIEF_EDITOR])).post(
        reverse("wagtailadmin_pages:edit", args=[work.pk]), data
    )
    assert response.status_code == 302, response.context and response.context["form"].errors
    after = current_draft(work)
    assert (after["title"], after["audiences"], after["city"]) == (
        "编辑改过的标题",
        ["children", "older"],
        "440300",
    )
    assert Publication.objects.get().title == work.title == fresh(work).title


def test_a_draft_that_an_editor_changed_is_a_conflict_for_its_creator(client: Client) -> None:
    work = make_work()
    base = work.latest_revision_id
    work.get_latest_revision_as_object().save_revision(user=make_user([Role.CHIEF_EDITOR]), clean=False)
    with pytest.raises(actions.DraftConflict):
        actions.save_draft(actor=work.owner, work_id=work.pk, base_revision_id=base, draft={"title": "我的"})


def test_an_administrator_keeps_the_topics(client: Client) -> None:
    signed_in(client, make_user([Role.ADMINISTRATOR]))
    client.post(reverse("topics:add"), {"name": "地球科学", "position": 0, "slug": "", "introduction": ""})
    topic = Topic.objects.get(name="地球科学")
    assert topic.slug == "di-qiu-ke-xue"
    assert Term.objects.get(facet=Facet.TOPIC, key=str(topic.pk)).name == "地球科学"
    client.post(
        reverse("topics:edit", args=[topic.pk]),
        {"name": "地球与海洋", "position": 1, "slug": topic.slug, "introduction": "海陆空", "parent": ""},
    )
    assert Term.objects.get(facet=Facet.TOPIC, key=str(topic.pk)).name == "地球与海洋"
    child = make_topic("海洋", parent=Topic.objects.get(pk=topic.pk))
    listing = client.get(reverse("topics:index")).content.decode()
    assert "地球与海洋 › 海洋" in listing
    client.post(reverse("topics:delete", args=[topic.pk]))
    assert Topic.objects.filter(pk=topic.pk).exists(), "it has one below it"
    client.post(reverse("topics:delete", args=[child.pk]))
    client.post(reverse("topics:delete", args=[topic.pk]))
    assert not Topic.objects.filter(pk=topic.pk).exists()
    assert not Term.objects.get(facet=Facet.TOPIC, key=str(topic.pk)).is_public


def test_a_topic_is_never_below_itself(client: Client) -> None:
    signed_in(client, make_user([Role.ADMINISTRATOR]))
    top = make_topic("上")
    below = make_topic("下", parent=top)
    response = client.post(
        reverse("topics:edit", args=[top.pk]),
        {"name": "上", "position": 0, "slug": top.slug, "introduction": "", "parent": below.pk},
    )
    assert response.status_code == 200
    top.refresh_from_db()
    assert top.parent is None


@pytest.mark.parametrize("role", [Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR])
def test_only_administrators_keep_topics(client: Client, role: Role) -> None:
    signed_in(client, make_user([role]))
    client.post(reverse("topics:add"), {"name": "不该有的", "position": 0})
    assert not Topic.objects.exists()


def test_editors_reword_a_series_and_nobody_adds_one_here(client: Client) -> None:
    creator = make_creator()
    series = actions.create_series(actor=creator.user, title="台风系列")
    signed_in(client, make_user([Role.CHIEF_EDITOR]))
    assert "台风系列" in client.get(reverse("series:index")).content.decode()
    client.post(reverse("series:edit", args=[series.pk]), {"title": "台风三讲", "summary": "三集"})
    assert Term.objects.get(facet=Facet.SERIES).name == "台风三讲"
    assert client.get(reverse("series:add")).status_code in {302, 403}
    client.post(reverse("series:delete", args=[series.pk]))
    assert not Term.objects.get(facet=Facet.SERIES).is_public
