"""What publish and withdraw promise about one publication."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cms.publishing import actions, queries
from cms.publishing.errors import AddressTaken, Gone, NotPublished
from cms.publishing.models import OutboxEntry, Publication, PublicationFacet, PublicationLink

from .drafts import a_draft, an_id

pytestmark = pytest.mark.django_db


def what_happened() -> list[str]:
    return list(OutboxEntry.objects.order_by("change").values_list("what", flat=True))


def test_what_is_published_is_written_with_its_facets_links_and_outbox_entry():
    draft = a_draft(links=frozenset({an_id(9)}))
    row = actions.publish(draft)
    stored = Publication.objects.get()
    assert (stored.title, stored.card, stored.detail) == (draft.title, draft.card, draft.detail)
    assert set(stored.facets.values_list("facet", "value")) == draft.facets
    assert [link.target for link in stored.links.all()] == [an_id(9)]
    entry = OutboxEntry.objects.get()
    assert (entry.change, entry.what, entry.publication_id) == (row.change, "published", row.id)


def test_publishing_the_same_again_writes_nothing_and_takes_no_number(django_assert_num_queries):
    actions.publish(a_draft())
    with django_assert_num_queries(1):
        actions.publish(a_draft())
    assert queries.latest_change() == 1
    assert what_happened() == ["published"]


def test_a_changed_publication_is_a_correction_and_takes_the_next_number():
    actions.publish(a_draft())
    row = actions.publish(
        a_draft(title="台风走了", facets=frozenset({("tag", "台风")}), links=frozenset({an_id(3)}))
    )
    assert row.change == 2
    assert what_happened() == ["published", "corrected"]
    assert Publication.objects.get().title == "台风走了"
    assert list(PublicationFacet.objects.values_list("facet", "value")) == [("tag", "台风")]
    assert list(PublicationLink.objects.values_list("target", flat=True)) == [an_id(3)]


def test_a_tombstone_keeps_address_title_and_reason_and_nothing_else():
    actions.publish(a_draft(links=frozenset({an_id(9)})))
    actions.withdraw(publication_id=an_id(1), reason="数据有误")
    row = Publication.objects.get()
    assert (row.path, row.title, row.withdrawn_reason) == ("/article/tai-feng-1/", "台风来了之1", "数据有误")
    assert (row.summary, row.text, row.card, row.detail, row.revision_id) == ("", "", {}, {}, None)
    assert not row.facets.exists() and not row.links.exists()
    assert what_happened() == ["published", "withdrawn"]


def test_a_withdrawn_work_answers_with_its_reason():
    actions.publish(a_draft())
    actions.withdraw(publication_id=an_id(1), reason="数据有误")
    with pytest.raises(Gone) as gone:
        queries.work(kind="article", slug="tai-feng-1")
    assert (gone.value.reason, gone.value.title) == ("数据有误", "台风来了之1")


def test_withdrawing_twice_for_the_same_reason_writes_nothing():
    actions.publish(a_draft())
    first = actions.withdraw(publication_id=an_id(1), reason="数据有误")
    second = actions.withdraw(publication_id=an_id(1), reason="数据有误")
    assert second.change == first.change


def test_a_withdrawn_work_that_is_published_again_is_live_under_its_address():
    actions.publish(a_draft())
    actions.withdraw(publication_id=an_id(1), reason="数据有误")
    actions.publish(a_draft())
    assert what_happened() == ["published", "withdrawn", "published"]
    row = Publication.objects.get()
    assert (row.state, row.withdrawn_at, row.withdrawn_reason) == ("live", None, "")
    assert queries.work(kind="article", slug="tai-feng-1")["title"] == "台风来了之1"


def test_withdrawing_needs_a_reason():
    actions.publish(a_draft())
    with pytest.raises(ValidationError):
        actions.withdraw(publication_id=an_id(1), reason="  ")
    assert what_happened() == ["published"]


def test_what_was_never_published_cannot_be_withdrawn():
    with pytest.raises(NotPublished):
        actions.withdraw(publication_id=an_id(1), reason="数据有误")


def test_an_address_belongs_to_one_publication_also_after_it_was_withdrawn():
    actions.publish(a_draft(1))
    actions.withdraw(publication_id=an_id(1), reason="数据有误")
    with pytest.raises(AddressTaken):
        actions.publish(a_draft(2, slug="tai-feng-1", path="/article/tai-feng-1/"))
    assert queries.latest_change() == 2


def test_a_title_that_is_too_long_is_refused_and_takes_no_number():
    with pytest.raises(ValidationError):
        actions.publish(a_draft(title="长" * 121))
    assert queries.latest_change() == 0


@pytest.mark.django_db(transaction=True)
def test_every_action_needs_an_open_transaction():
    for act in (
        lambda: actions.publish(a_draft()),
        lambda: actions.withdraw(publication_id=an_id(1), reason="数据有误"),
        lambda: actions.put_term(facet="topic", key="1", name="气象", slug="qi-xiang"),
        lambda: actions.retire_term(facet="topic", key="1"),
    ):
        with pytest.raises(RuntimeError):
            act()


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_publication_gives_its_number_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.publish(a_draft(1))
        raise ZeroDivisionError
    with transaction.atomic():
        assert actions.publish(a_draft(2)).change == 1
