"""Every door of Wagtail's, tried by a superuser: nothing becomes public, comes down, moves or goes."""

from functools import partial
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.urls import pages as page_urls
from wagtail.models import Page, PageViewRestriction, Revision

from cms.publishing.models import OutboxEntry, Publication, PublicationState
from cms.works import actions, deletion
from cms.works.models import Library, Work
from tests.factories import PASSWORD, fresh, make_published_work, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser() -> Any:
    return get_user_model().objects.create_superuser("root@example.cn", PASSWORD, name="超级管理员")


@pytest.fixture
def admin(superuser: Any, client: Client) -> Client:
    client.force_login(superuser, "allauth.account.auth_backends.AuthenticationBackend")
    client.raise_request_exception = False
    return client


@pytest.fixture
def draft() -> Work:
    return make_work(title="没有审过的作品")


@pytest.fixture
def public() -> Work:
    work = make_published_work()
    actions.save_draft(
        actor=work.owner,
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={"title": "没有审过的改动"},
    )
    return fresh(work)


def state() -> Any:
    """All that the doors could change. The draft of an editor is no change of the public's."""
    pages = sorted(Page.objects.values_list("pk", "live", "live_revision", "slug", "path", "url_path"))
    pages.append(sorted(Page.objects.filter(live=True).values_list("title")))
    publications = sorted(Publication.objects.values_list("pk", "title", "state", "change"))
    schedule = Revision.objects.exclude(approved_go_live_at=None).count()
    return pages, publications, OutboxEntry.objects.count(), schedule, PageViewRestriction.objects.count()


def test_publishing_by_code_is_refused(draft: Work, public: Work, superuser: Any) -> None:
    before = state()
    for work in (draft, public):
        revision = work.latest_revision
        base = Page.objects.get(pk=work.pk)
        by_action = PublishPageRevisionAction(revision, user=superuser)
        doors = [
            partial(revision.publish),
            partial(revision.publish, user=superuser, skip_permission_checks=True),
            partial(work.publish, revision),
            partial(base.publish, revision),
            partial(by_action.execute, skip_permission_checks=True),
            partial(PublishPageRevisionAction(revision).execute),
        ]
        for door in doors:
            with pytest.raises(PermissionDenied):
                door()
    assert state() == before


def test_saving_a_work_as_live_is_refused(draft: Work, public: Work) -> None:
    before = state()
    draft.live = True
    with pytest.raises(PermissionDenied):
        draft.save()
    with pytest.raises(PermissionDenied):
        draft.save(update_fields=["live"])
    base = Page.objects.get(pk=draft.pk)
    base.live = True
    with pytest.raises(PermissionDenied):
        base.save()
    public.live_revision = public.latest_revision
    with pytest.raises(PermissionDenied):
        public.save()
    assert state() == before


def test_coming_down_by_code_is_refused(public: Work, superuser: Any) -> None:
    before = state()
    base = Page.objects.get(pk=public.pk)
    doors = [
        lambda: fresh(public).unpublish(),
        lambda: base.unpublish(),
        lambda: UnpublishPageAction(fresh(public), user=superuser).execute(skip_permission_checks=True),
        lambda: UnpublishPageAction(Page.objects.get(pk=public.pk)).execute(skip_permission_checks=True),
    ]
    for door in doors:
        with pytest.raises(PermissionDenied):
            door()
    assert state() == before


def test_copies_and_aliases_are_refused(draft: Work, public: Work, superuser: Any) -> None:
    before = state()
    library = Library.objects.get()
    for work in (draft, public):
        alias = CreatePageAliasAction(work, update_slug="alias")
        live_copy = CopyPageAction(public, to=library, update_attrs={"slug": "copied"}, keep_live=True)
        doors = [
            work.copy,
            work.create_alias,
            partial(work.copy_for_translation, work.locale),
            partial(alias.execute, skip_permission_checks=True),
            partial(CopyPageAction(work, user=superuser).execute),
            partial(live_copy.execute, skip_permission_checks=True),
        ]
        for door in doors:
            with pytest.raises(PermissionDenied):
                door()
    assert state() == before


def test_moving_a_work_is_refused(public: Work) -> None:
    before = state()
    root = Page.objects.get(depth=1)
    other = root.add_child(instance=Page(title="别处", slug="elsewhere", live=False))
    before = state()
    with pytest.raises(PermissionDenied):
        public.move(other, pos="last-child")
    with pytest.raises(PermissionDenied):
        MovePageAction(public, other, pos="last-child").execute(skip_permission_checks=True)
    assert state() == before


def test_deleting_a_work_is_refused(draft: Work, public: Work) -> None:
    before = state()
    for work in (draft, public):
        doors = [
            fresh(work).delete,
            Page.objects.get(pk=work.pk).delete,
            partial(DeletePageAction(fresh(work)).execute, skip_permission_checks=True),
            Work.objects.filter(pk=work.pk).delete,
            Page.objects.filter(pk=work.pk).delete,
            Library.objects.get().delete,
        ]
        for door in doors:
            # ProtectedError: the work has been in review, and its revisions stay.
            with pytest.raises((PermissionDenied, ProtectedError)), transaction.atomic():
                door()
    assert state() == before


def test_wagtails_schedule_publishes_nothing_and_takes_nothing_down(draft: Work, public: Work) -> None:
    past = timezone.now() - timezone.timedelta(minutes=5)
    Revision.objects.filter(pk=draft.latest_revision_id).update(approved_go_live_at=past)
    Page.objects.filter(pk=public.pk).update(expire_at=past)
    before = state()
    call_command("publish_scheduled")
    assert state() == before
    with pytest.raises(PermissionDenied):
        Revision.objects.get(pk=draft.latest_revision_id).publish(log_action="wagtail.publish.scheduled")
    assert state() == before


def test_a_draft_keeps_no_schedule_of_wagtails(draft: Work) -> None:
    work = fresh(draft).get_latest_revision_as_object()
    work.go_live_at = work.expire_at = timezone.now()
    revision = work.save_revision(approved_go_live_at=timezone.now())
    assert revision.approved_go_live_at is None
    assert revision.content["go_live_at"] is None and revision.content["expire_at"] is None


PAGE_ADDRESSES = [
    "edit", "delete", "unpublish", "copy", "move", "set_privacy", "lock", "unlock", "convert_alias",
    "set_page_position",
]  # fmt: skip


REVISION_ADDRESSES = ["revisions_revert", "revisions_unschedule", "revisions_view"]
# They only show something, or need a workflow, which no page has here.
HARMLESS = {
    "add_subpage", "choose_parent", "collect_workflow_action_data", "confirm_workflow_cancellation", "history",
    "history_results", "preview_on_add", "preview_on_edit", "revisions_compare", "revisions_index", "search",
    "search_results", "type_use", "type_use_results", "usage", "view_draft", "workflow_action", "workflow_history",
    "workflow_history_detail", "workflow_preview",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGE_ADDRESSES)
def test_an_admin_page_changes_nothing_public(name: str, draft: Work, public: Work, admin: Client) -> None:
    before = state()
    for work in (draft, public):
        address = reverse(f"wagtailadmin_pages:{name}", args=[work.pk])
        admin.get(address)
        admin.post(
            address,
            {
                "action-publish": "1", "title": "经后台发布", "slug": "by-admin", "new_title": "副本",
                "new_slug": "copy",
                "new_parent_page": Library.objects.get().pk, "publish_copies": "on", "position": "0",
                "restriction_type": "login", "credits-count": "0", "sources-count": "0", "body-count": "0",
            },
        )  # fmt: skip
    assert state() == before
    assert not PageViewRestriction.objects.exists()
    assert not Page.objects.filter(locked=True).exists()


@pytest.mark.parametrize("name", REVISION_ADDRESSES)
def test_the_admin_pages_of_a_revision_change_nothing_public(
    name: str, draft: Work, public: Work, admin: Client
) -> None:
    before = state()
    for work in (draft, public):
        address = reverse(f"wagtailadmin_pages:{name}", args=[work.pk, work.latest_revision_id])
        admin.get(address)
        admin.post(address, {"action-publish": "1"})
    assert state() == before


def test_every_admin_address_of_a_page_is_tried_here() -> None:
    tried = {*PAGE_ADDRESSES, *REVISION_ADDRESSES, "move_confirm", "add"}
    known = {pattern.name for pattern in page_urls.urlpatterns}
    assert known - tried == HARMLESS, "a new address: say whether it can change what is public"


def test_moving_in_the_admin_changes_nothing(public: Work, admin: Client) -> None:
    root = Page.objects.get(depth=1)
    before = state()
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[public.pk, root.pk]))
    assert state() == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_a_bulk_action_changes_nothing(action: str, draft: Work, public: Work, admin: Client) -> None:
    before = state()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    root = Page.objects.get(depth=1)
    for ids in ([draft.pk], [public.pk], [draft.pk, public.pk], [Library.objects.get().pk]):
        query = "&".join(f"id={pk}" for pk in ids)
        admin.get(f"{address}?{query}")
        admin.post(f"{address}?{query}", {"chooser": root.pk, "include_descendants": "on"})
    assert state() == before


API_ACTIONS = [
    "convert_alias", "copy", "copy_for_translation", "create_alias", "delete", "move", "publish",
    "revert_to_page_revision", "unpublish",
]  # fmt: skip


def test_the_admin_api_has_no_action_that_we_do_not_try() -> None:
    assert sorted(PagesAdminAPIViewSet.actions) == API_ACTIONS


@pytest.mark.parametrize("action", API_ACTIONS)
def test_the_admin_api_changes_nothing_public(action: str, draft: Work, public: Work, admin: Client) -> None:
    root = Page.objects.get(depth=1)
    before = state()
    for work in (draft, public):
        admin.post(
            reverse("wagtailadmin_api:pages:action", args=[work.pk, action]),
            {
                "destination_page_id": root.pk, "recursive": "true", "keep_live": "true", "slug": "x", "title": "x",
                "revision_id": work.latest_revision_id, "locale": "zh-hans", "position": "first-child",
            },
            content_type="application/json",
        )  # fmt: skip
    assert state() == before


def test_the_admin_makes_no_work_and_no_library(admin: Client) -> None:
    before = Page.objects.count()
    root, library = Page.objects.get(depth=1), Library.objects.get()
    for parent, model in ((library, "article"), (library, "work"), (root, "library"), (library, "video")):
        address = reverse("wagtailadmin_pages:add", args=["works", model, parent.pk])
        admin.get(address)
        admin.post(address, {"title": "从后台新建", "slug": "new", "action-publish": "1"})
    assert Page.objects.count() == before


def test_every_door_of_the_page_model_is_shut_for_a_superuser(public: Work, superuser: Any) -> None:
    may = public.permissions_for_user(superuser)
    allowed = {name for name in dir(may) if name.startswith("can_") and _asks_nothing(may, name)}
    assert allowed == {"can_edit", "can_view_revisions"}
    assert not may.can_move_to(Page.objects.get(depth=1)) and not may.can_copy_to(Library.objects.get())


def _asks_nothing(may: Any, name: str) -> bool:
    try:
        return bool(getattr(may, name)())
    except TypeError:
        return False


def test_only_an_administrators_purge_deletes(draft: Work) -> None:
    with deletion.purging(draft.pk):
        fresh(draft).delete()
    assert not Work.objects.filter(pk=draft.pk).exists()


def test_a_public_address_never_changes(public: Work) -> None:
    public.slug = "another"
    with pytest.raises(PermissionDenied):
        public.save()
    assert Publication.objects.get(pk=public.translation_key).state == PublicationState.LIVE
