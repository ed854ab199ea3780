"""What reconciling and rebuilding promise: pages and publications agree, and nothing else changes."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command

from cms.publishing import actions, queries, sources
from cms.publishing.drafts import PublicationDraft
from cms.publishing.models import Publication
from cms.publishing.tasks import reconcile

from .drafts import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(monkeypatch) -> dict[int, PublicationDraft]:
    """The pages that should be public, as a room would build them; tests change them."""
    monkeypatch.setattr(sources, "_sources", [])
    kept: dict[int, PublicationDraft] = {}
    sources.register_source(
        ["article", "video"],
        build=kept.get,
        live_ids=lambda: list(kept),
        live_revisions=lambda: [(page_id, draft.revision_id) for page_id, draft in kept.items()],
        reason=lambda page_id: "数据有误" if page_id == 2 else "",
    )
    return kept


def rebuild(*options: str) -> str:
    out = StringIO()
    call_command("rebuild_publications", *options, stdout=out)
    return out.getvalue().strip()


def test_reconciling_a_healthy_site_changes_nothing(pages):
    for number in (1, 2):
        pages[number] = a_draft(number)
        actions.publish(pages[number])
    reconcile.call()
    assert queries.latest_change() == 2


@pytest.mark.parametrize("count", [1, 12])
def test_reconciling_a_healthy_site_takes_one_query(pages, count, django_assert_num_queries):
    for number in range(1, count + 1):
        pages[number] = a_draft(number)
        actions.publish(pages[number])
    with django_assert_num_queries(1):
        reconcile.call()


def test_a_live_page_without_a_publication_gets_one(pages):
    pages[1] = a_draft(1)
    reconcile.call()
    assert queries.work(kind="article", slug="tai-feng-1")["title"] == "台风来了之1"


def test_a_publication_of_an_older_revision_is_brought_up_to_date(pages):
    actions.publish(a_draft(1))
    pages[1] = a_draft(1, revision_id=2002, title="台风走了")
    reconcile.call()
    assert Publication.objects.get().title == "台风走了"


def test_a_publication_of_a_page_that_is_not_live_is_withdrawn_with_its_reason(pages):
    actions.publish(a_draft(1))
    actions.publish(a_draft(2))
    reconcile.call()
    reasons = Publication.objects.order_by("source_id").values_list("state", "withdrawn_reason")
    assert list(reasons) == [("withdrawn", "这件作品已不再公开。"), ("withdrawn", "数据有误")]


def test_publications_that_no_source_knows_are_left_alone(pages):
    actions.publish(a_draft(1, kind="contest"))
    reconcile.call()
    assert Publication.objects.get().state == "live"


def test_one_page_that_fails_holds_up_no_other(pages, monkeypatch):
    pages[2] = a_draft(2)

    def build(page_id: int):
        if page_id == 1:
            raise OSError("its file is gone")
        return pages.get(page_id)

    source = sources.registered()[0]
    broken = replace(source, build=build, live_ids=lambda: [1, 2], live_revisions=lambda: [(1, 1), (2, 1002)])
    monkeypatch.setattr(sources, "_sources", [broken])
    reconcile.call()
    assert list(Publication.objects.values_list("source_id", flat=True)) == [2]


def test_a_rebuild_of_a_healthy_site_changes_nothing_and_says_so(pages):
    for number in (1, 2):
        pages[number] = a_draft(number)
        actions.publish(pages[number])
    assert rebuild() == "发布 0 条，撤下 0 条，未变 2 条"
    assert rebuild("--check") == "发布 0 条，撤下 0 条，未变 2 条"
    assert queries.latest_change() == 2


def test_a_rebuild_mends_what_the_minute_does_not_see(pages):
    pages[1] = a_draft(1)
    actions.publish(pages[1])
    Publication.objects.update(title="被改过", digest="x")
    with pytest.raises(SystemExit) as left:
        rebuild("--check")
    assert left.value.code == 1
    assert queries.latest_change() == 1
    assert rebuild() == "发布 1 条，撤下 0 条，未变 0 条"
    assert Publication.objects.get().title == "台风来了之1"
