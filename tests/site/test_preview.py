"""A preview is the public page of what is not public yet, for those who may see it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client, RequestFactory

from cms.people.models import User
from cms.people.roles import Role
from cms.works import actions, previews
from cms.works.models import Work
from tests.factories import PASSWORD, current_draft, fresh, make_published_work, make_user, make_work

pytestmark = pytest.mark.django_db
KINDS = ["video", "comic", "article", "drama"]


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Nothing that a test stores outlives it."""
    settings.VAR_DIR = tmp_path
    for alias, folder in (("default", "public"), ("originals", "private")):
        monkeypatch.setitem(storages[alias].__dict__, "location", str(tmp_path / "files" / folder))
        monkeypatch.setitem(storages[alias].__dict__, "base_location", str(tmp_path / "files" / folder))


def signed_in(user: User) -> Client:
    client = Client()
    assert client.login(email=user.email, password=PASSWORD)
    return client


def rename(work: Work, title: str) -> Work:
    """By an editor: of the saves of one person within minutes only the last is kept."""
    actions.save_draft(
        actor=make_user((Role.CHIEF_EDITOR,)),
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={**current_draft(work), "title": title},
    )
    return fresh(work)


def main_of(html: str) -> str:
    return html.split('<main id="main"')[1].split("</main>")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_authors_see_every_kind_as_the_public_will(kind: str) -> None:
    work = make_work(kind)
    response = signed_in(work.owner).get(f"/preview/{work.pk}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert work.draft_title in html
    assert "preview-bar" in html


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_previewed_is_what_is_published(client: Client, kind: str) -> None:
    work = make_published_work(kind)
    public = client.get(f"/{kind}/{work.slug}/").content.decode()
    assert main_of(signed_in(work.owner).get(f"/preview/{work.pk}/").content.decode()) == main_of(public)


def test_a_preview_is_kept_by_no_cache_and_no_search_engine() -> None:
    work = make_work()
    response = signed_in(work.owner).get(f"/preview/{work.pk}/")
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_preview_can_stand_in_a_frame_of_our_own_pages_only() -> None:
    work = make_work()
    response = signed_in(work.owner).get(f"/preview/{work.pk}/")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_the_revision_that_was_asked_for_is_shown() -> None:
    work = make_work()
    first, old_title = work.latest_revision_id, work.draft_title
    work = rename(work, "改过的标题")
    client = signed_in(work.owner)
    assert "改过的标题" in client.get(f"/preview/{work.pk}/").content.decode()
    old = client.get(f"/preview/{work.pk}/?revision={first}").content.decode()
    assert old_title in old
    assert "改过的标题" not in old


@pytest.mark.parametrize("revision", ["0", "x", "999999999999999999999", "-1"])
def test_a_revision_that_is_not_the_works_answers_404(revision: str) -> None:
    work = make_work()
    assert signed_in(work.owner).get(f"/preview/{work.pk}/?revision={revision}").status_code == 404


def test_a_revision_of_another_work_answers_404() -> None:
    work, other = make_work(), make_work()
    address = f"/preview/{work.pk}/?revision={other.latest_revision_id}"
    assert signed_in(work.owner).get(address).status_code == 404


def test_strangers_are_refused_with_the_reason() -> None:
    work = make_work()
    response = signed_in(make_user()).get(f"/preview/{work.pk}/")
    assert response.status_code == 403
    assert "<blockquote>" in response.content.decode()
    assert work.draft_title not in response.content.decode()


def test_a_reviewer_does_not_see_a_draft_that_was_never_sent_in() -> None:
    work = make_work()
    assert signed_in(make_user((Role.EXPERT,))).get(f"/preview/{work.pk}/").status_code == 403


def test_who_has_not_signed_in_is_sent_to_do_so(client: Client) -> None:
    work = make_work()
    response = client.get(f"/preview/{work.pk}/")
    assert response.status_code == 302
    assert response["Location"].endswith(f"?next=/preview/{work.pk}/")


def test_works_can_ask_for_the_page_of_what_is_in_memory(rf: RequestFactory) -> None:
    work = make_work().get_latest_revision_as_object()
    work.title = "还没有保存的标题"
    request = rf.get("/")
    request.user = work.owner
    assert "还没有保存的标题" in previews.response(request, work).content.decode()
