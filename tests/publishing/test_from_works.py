"""From a real work through review to what any reader gets: site queries, search and API."""

import pytest
from django.core.management import call_command
from pydantic import TypeAdapter

from cms.api.schemas.works import Work as DescribedWork
from cms.people.models import Creator
from cms.publishing import queries
from cms.publishing.delivery import deliver_to
from cms.works.terms import put_creator_term
from search.queries import search
from tests.factories import make_creator, make_published_work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


@pytest.mark.parametrize("kind", ["video", "comic", "article", "drama"])
def test_a_work_that_passed_review_is_read_found_and_rebuilt_without_a_change(kind, client):
    work = make_published_work(kind, title="水汽的旅行")
    deliver_to("search")
    detail = queries.work(kind=kind, slug=work.slug)
    assert search("旅行").items[0]["id"] == detail["id"] == str(work.translation_key)
    answer = client.get(f"/api/v1/works/{detail['id']}")
    assert (answer.status_code, answer.json()["title"]) == (200, "水汽的旅行")
    TypeAdapter(DescribedWork).validate_json(answer.content)
    before = queries.latest_change()
    call_command("rebuild_publications", "--check")
    call_command("rebuild_publications")
    assert queries.latest_change() == before


def test_a_renamed_creator_changes_no_publication_and_is_renamed_in_all_of_them(client):
    creator = make_creator(name="旧名字")
    work = make_published_work(creator=creator)
    Creator.objects.filter(pk=creator.pk).update(name="新名字")
    put_creator_term(Creator.objects.get(pk=creator.pk))
    before = queries.latest_change()
    call_command("rebuild_publications")
    assert queries.latest_change() == before
    text = client.get(f"/api/v1/works/{work.translation_key}").content.decode()
    assert "新名字" in text and "旧名字" not in text
