"""Doors of Wagtail's that could publish, take down, copy, move or delete a work, and commands."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.publishing.models import OutboxEntry, Publication
from cms.works.models import Work

from . import registry
from .cast import ROLES, Cast, gather
from .knocking import Visitors

# Bulk actions: who may do them to a work. Files and accounts have rules of their own.
BULK = {
    "media.attachment.add_tags": "files",
    "media.attachment.add_to_collection": "files",
    "media.attachment.delete": "files",
    "media.film.delete": "files",
    "media.picture.add_tags": "files",
    "media.picture.add_to_collection": "files",
    "media.picture.delete": "files",
    "people.user.assign_role": "accounts",
    "people.user.delete": "accounts",
    "people.user.set_active_state": "accounts",
    "wagtailcore.page.delete": "nobody",
    "wagtailcore.page.move": "nobody",
    "wagtailcore.page.publish": "nobody",
    "wagtailcore.page.unpublish": "nobody",
}
ADMIN_API = {
    "convert_alias",
    "copy",
    "copy_for_translation",
    "create_alias",
    "delete",
    "move",
    "publish",
    "revert_to_page_revision",
    "unpublish",
}
# Commands run on the machine itself, by whoever keeps it. None publishes what was not approved:
# "works" names those that touch works, each held by a test of its room (or below).
COMMANDS = {
    "api_tokens": "accounts",
    "convert_mariadb_uuids": "nothing",
    "create_log_entries_from_revisions": "logs",
    "delete_demo": "demo",
    "fixtree": "works",
    "flush": "everything",
    "load_demo": "demo",
    "move_pages": "works",
    "prepare": "schema",
    "publish_due": "works",
    "publish_scheduled": "works",
    "publish_scheduled_pages": "works",
    "purge_embeds": "nothing",
    "purge_revisions": "works",
    "rebuild_index": "search",
    "rebuild_publications": "works",
    "rebuild_references_index": "logs",
    "set_url_paths": "works",
    "show_references_index": "nothing",
    "work": "tasks",
}


@pytest.fixture
def cast(db: None, settings: pytest.FixtureRequest) -> Cast:
    settings.DEMO = True
    return gather()


def public() -> tuple[int, int, list[tuple[int, bool, str]]]:
    pages = Page.objects.filter(depth__gt=1).order_by("pk").values_list("pk", "live", "url_path")
    return Publication.objects.count(), OutboxEntry.objects.filter(what="published").count(), list(pages)


def test_every_bulk_action_admin_api_action_and_command_is_listed() -> None:
    assert set(registry.bulk_actions()) == BULK.keys()
    assert set(registry.admin_api_actions()) == ADMIN_API
    assert set(registry.commands()) == COMMANDS.keys()


@pytest.mark.parametrize("action", sorted(name for name, who in BULK.items() if who == "nobody"))
def test_no_role_can_do_a_bulk_action_of_wagtails_to_a_work(cast: Cast, action: str) -> None:
    before, verb = public(), action.rpartition(".")[2]
    library = cast.work.get_parent()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", verb])
    data = {"include_descendants": "on", "move_applied": "1", "chooser": library.pk}
    for role in ROLES:
        Visitors(cast).knock(role, "post", f"{url}?id={cast.work.pk}", data=data)
        assert public() == before, role


@pytest.mark.parametrize("action", sorted(ADMIN_API))
def test_no_role_can_do_anything_to_a_work_through_the_admins_api(cast: Cast, action: str) -> None:
    before, visitors = public(), Visitors(cast)
    work = Work.objects.get(pk=cast.work.pk)
    url = reverse("wagtailadmin_api:pages:action", args=[work.pk, action])
    body = {"revision_id": work.latest_revision_id, "destination_page_id": work.get_parent().pk}
    for role in ROLES:
        response = visitors.knock(role, "post", url, data=json.dumps(body), content_type="application/json")
        assert response.status_code in {302, 400, 403, 404}, (role, response.content)
        assert public() == before, role
