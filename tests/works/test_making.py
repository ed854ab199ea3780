"""Starting from an old work, addresses, co-authors, series, topics, previews, scripts as PDF."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from cms.answers import Refused
from cms.moderation import actions as review
from cms.people import erasure
from cms.people.models import Letter, Notification
from cms.publishing import reconciliation
from cms.publishing.models import Facet, Publication, Term
from cms.works import actions, checks, drafts, previews, queries
from cms.works.editable import KINDS, MODELS, sections
from cms.works.models import CoAuthorship, ScriptPdf, Series, Topic
from cms.works.schema import form_schema
from cms.works.script_pdf import outdated, setting
from tests.factories import (
    complete_draft,
    current_draft,
    fresh,
    make_creator,
    make_picture,
    make_published_work,
    make_topic,
    make_user,
    make_work,
)

pytestmark = pytest.mark.django_db


def save(work: Any, **draft: Any) -> Any:
    work = fresh(work)
    return actions.save_draft(
        actor=work.owner, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=draft
    )


# Drafts.


def test_a_field_that_is_too_long_is_refused_by_name_and_nothing_is_lost() -> None:
    work = make_work()
    before = current_draft(work)
    with pytest.raises(ValidationError) as refused:
        save(work, title="长" * 121, summary="短")
    assert set(refused.value.message_dict) == {"title"}
    assert current_draft(work) == before


def test_a_work_too_large_is_refused() -> None:
    with pytest.raises(ValidationError):
        save(make_work(), body=[{"type": "text", "value": "字" * 90_000, "id": f"b{n}"} for n in range(400)])


def test_the_saves_of_a_sitting_are_thinned_out() -> None:
    work = make_work(complete=False, title="题")
    for number in range(6):
        save(work, summary=f"第 {number} 稿")
    assert fresh(work).revisions.count() <= 3
    assert current_draft(work)["summary"] == "第 5 稿"


def test_a_submitted_revision_is_never_thinned_out() -> None:
    work = make_published_work()
    pinned = work.live_revision_id
    for number in range(3):
        save(work, summary=f"第 {number} 稿")
    assert fresh(work).live_revision_id == pinned
    assert fresh(work).revisions.filter(pk=pinned).exists()


def test_a_slug_that_exists_is_refused_and_one_made_from_the_title_gets_a_number() -> None:
    first = make_work(complete=False, title="台风")
    second = make_work(complete=False, title="台风")
    assert (first.slug, second.slug) == ("tai-feng", "tai-feng-2")
    with pytest.raises(ValidationError) as refused:
        actions.rename_slug(actor=second.owner, work_id=second.pk, slug="tai-feng")
    assert "slug" in refused.value.message_dict
    actions.rename_slug(actor=second.owner, work_id=second.pk, slug="Typhoon Two")
    assert fresh(second).slug == "typhoon-two"
    save(second, title="换了标题")
    assert fresh(second).slug == "typhoon-two", "someone chose it"


def test_a_public_address_is_not_renamed() -> None:
    work = make_published_work()
    with pytest.raises(Refused):
        actions.rename_slug(actor=work.owner, work_id=work.pk, slug="other")
    save(work, slug="other", title="别的标题")
    assert current_draft(work)["slug"] == work.slug


def test_strangers_and_experts_change_nothing() -> None:
    work = make_work()
    for actor in (make_creator().user, make_user(["expert"]), make_user(["judge"])):
        with pytest.raises(Refused):
            actions.save_draft(
                actor=actor, work_id=work.pk, base_revision_id=work.latest_revision_id, draft={"title": "盗"}
            )


def test_an_account_without_a_profile_makes_no_work() -> None:
    with pytest.raises(Refused):
        actions.create_work(actor=make_user(), kind="article")
    with pytest.raises(ValidationError):
        actions.create_work(actor=make_creator().user, kind="poem")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_work_starts_from_an_old_one(kind: str) -> None:
    old = make_published_work(kind)
    new = actions.start_from(actor=old.owner, work_id=old.pk)
    assert not new.live and new.first_published_at is None and new.translation_key != old.translation_key
    before, after = current_draft(old), current_draft(new)
    assert new.slug != old.slug
    for name in ("title", "cover", "topics", "audiences", "sources"):
        assert after[name] == before[name]
    assert [one.code for one in checks.missing(fresh(new))] == []
    with pytest.raises(Refused):
        actions.start_from(actor=make_creator().user, work_id=old.pk)


# What is missing.


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_work_is_told_all_that_is_missing_at_once(kind: str) -> None:
    work = make_work(kind, complete=False)
    missing = {problem.field for problem in checks.missing(work)}
    required = {
        field.name for section in sections(kind) for field in section.fields if field.required_to_submit
    }
    assert missing == required - {"reading"}


def test_each_problem_names_its_place() -> None:
    work = make_work("comic")
    pages = current_draft(work)["pages"]
    pages[1]["value"]["alt"] = " "
    save(work, pages=pages, ai_use="part", rights="permitted", sources=[
        {"type": "source", "value": {"title": "", "url": "not an address", "year": 5}, "id": "s"}
    ])  # fmt: skip
    found = {problem.field for problem in checks.missing(fresh(work))}
    assert found == {
        "pages:p2:alt",
        "ai_note",
        "permission",
        "sources:s:title",
        "sources:s:url",
        "sources:s:year",
    }


def test_an_experiment_needs_its_safety_note_and_a_formula_must_be_readable() -> None:
    drama = make_work("drama")
    experiments = current_draft(drama)["experiments"]
    experiments[0]["value"]["safety"] = ""
    save(drama, experiments=experiments)
    assert [one.field for one in checks.missing(fresh(drama))] == ["experiments:e1:safety"]
    article = make_work()
    body = current_draft(article)["body"]
    body.append({"type": "formula", "value": {"latex": r"\frac{1}{", "meaning": ""}, "id": "f"})
    body.append({"type": "gallery", "value": {"title": "", "pictures": []}, "id": "g"})
    save(article, body=body)
    assert [one.field for one in checks.missing(fresh(article))] == ["body:f:latex", "body:g:pictures"]


# Co-authors.


def test_an_invitation_is_answered_only_by_the_address_it_names() -> None:
    work = make_work()
    friend = make_creator()
    invitation = actions.invite_coauthor(
        actor=work.owner, work_id=work.pk, email=friend.user.email.upper(), role=""
    )
    assert Notification.objects.filter(user=friend.user).count() == 1
    assert list(queries.invitations_for(friend.user)) == [invitation]
    with pytest.raises(Refused):
        actions.answer_invitation(actor=make_creator().user, invitation_id=invitation.pk, accept=True)
    actions.answer_invitation(actor=friend.user, invitation_id=invitation.pk, accept=True)
    save_by_friend = actions.save_draft(
        actor=friend.user,
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={"summary": "合写"},
    )
    assert drafts.read(save_by_friend)["summary"] == "合写"
    assert fresh(work) in [one.specific for one in queries.works_of(friend.user)]
    with pytest.raises(Refused):
        actions.invite_coauthor(actor=friend.user, work_id=work.pk, email="x@example.cn")


def test_someone_without_an_account_gets_a_letter_and_nobody_invites_themselves() -> None:
    work = make_work()
    actions.invite_coauthor(actor=work.owner, work_id=work.pk, email="new@example.cn", role="配音")
    actions.invite_coauthor(actor=work.owner, work_id=work.pk, email="new@example.cn", role="配音")
    assert Letter.objects.filter(to="new@example.cn").count() == 1
    for email in (work.owner.email, "not an address"):
        with pytest.raises(ValidationError):
            actions.invite_coauthor(actor=work.owner, work_id=work.pk, email=email)


def test_a_co_author_leaves_or_is_taken_off() -> None:
    work = make_work()
    friend = make_creator()
    for remover in (work.owner, friend.user):
        invitation = actions.invite_coauthor(actor=work.owner, work_id=work.pk, email=friend.user.email)
        actions.remove_coauthor(actor=remover, invitation_id=invitation.pk)
    assert not CoAuthorship.objects.exists()


def test_leaving_forgets_the_address_in_invitations_and_exports_what_was_written() -> None:
    work = make_work(title="我的作品")
    friend = make_creator()
    actions.invite_coauthor(actor=work.owner, work_id=work.pk, email=friend.user.email)
    part = next(one for one in erasure.parts() if one.name == "works")
    assert part.export(work.owner)["works"][0]["content"]["title"] == "我的作品"
    part.erase(friend.user, False)
    assert not CoAuthorship.objects.filter(email=friend.user.email).exists()


# Series and topics.


def test_a_series_has_its_public_name_and_belongs_to_its_creator() -> None:
    creator = make_creator()
    series = actions.create_series(actor=creator.user, title="台风三讲")
    term = Term.objects.get(facet=Facet.SERIES, key=str(series.pk))
    assert (term.name, term.slug) == ("台风三讲", "tai-feng-san-jiang")
    with pytest.raises(Refused):
        actions.change_series(actor=make_creator().user, series_id=series.pk, title="盗")
    stranger = make_work(complete=False)
    assert [one.kind for one in save(stranger, series=series.pk).dropped] == ["series"]
    work = make_published_work(creator=creator, series=series.pk, series_position=1)
    assert Publication.objects.get().detail["series"] == {"key": str(series.pk), "position": 1}
    actions.retire_series(actor=creator.user, series_id=series.pk)
    assert not Series.objects.exists() and fresh(work).series is None


def test_topics_move_in_their_tree_and_their_names_follow() -> None:
    admin = make_user(["administrator"])
    earth, sky = make_topic("地"), make_topic("天")
    wind = make_topic("风", parent=earth)
    actions.move_topic(actor=admin, topic_id=wind.pk, parent_id=sky.pk, position=0)
    assert Term.objects.get(key=str(wind.pk)).trail == f"/{sky.pk}/{wind.pk}/"
    with pytest.raises(ValidationError):
        actions.move_topic(actor=admin, topic_id=sky.pk, parent_id=wind.pk, position=0)
    with pytest.raises(ValidationError):
        actions.put_topic(actor=admin, topic=Topic(name="天"))
    with pytest.raises(Refused):
        actions.put_topic(actor=make_user(["chief_editor"]), topic=Topic(name="海"))
    assert [(node.name, [child.name for child in node.children]) for node in queries.topic_tree()] == [
        ("地", []),
        ("天", ["风"]),
    ]


def test_lists_of_works_take_the_same_queries_however_long(django_assert_num_queries: Any) -> None:
    creator = make_creator()
    for count in (1, 3):
        while creator.works.count() < count:
            make_work(creator=creator, complete=False, title=f"题 {creator.works.count()}")
        with django_assert_num_queries(1):
            assert len(list(queries.works_of(creator.user))) == count


# The form.


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_has_every_field_of_a_draft_in_chinese(kind: str) -> None:
    with translation.override("zh-hans"):
        form = form_schema(kind)
    names = [field["name"] for section in form["sections"] for field in section["fields"]]
    assert set(names) == set(drafts.read(MODELS[kind](creator=make_creator())))
    labels = [field["label"] for section in form["sections"] for field in section["fields"]]
    assert not [label for label in labels if label.isascii()]


# Previews.


def test_a_preview_is_drawn_by_the_site_or_sent_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    work = make_work()
    request = RequestFactory().get("/")
    monkeypatch.setattr(previews, "_renderers", [])
    assert work.serve_preview(request, "")["Location"] == f"/preview/{work.pk}/"
    previews.register(lambda request, shown: HttpResponse(shown.title))
    assert work.serve_preview(request, "").content.decode() == work.title
    assert work.serve(request)["Location"] == f"/article/{work.slug}/"


# Scripts.


def test_a_public_drama_gets_its_script_as_pdf(
    run_tasks: Any, django_capture_on_commit_callbacks: Any, tmp_path: Path
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        work = make_published_work("drama")
    assert Publication.objects.get().detail["script_pdf"] is None
    run_tasks()
    address = Publication.objects.get().detail["script_pdf"]
    assert address.startswith("/files/scripts/") and address.endswith(".pdf")
    stored = ScriptPdf.objects.get().file
    with stored.open() as file:
        assert file.read(5) == b"%PDF-"
    assert outdated() == []
    assert reconciliation.mend_all() == {"unchanged": 1}
    with django_capture_on_commit_callbacks(execute=True):
        review.take_down(actor=make_user(["chief_editor"]), work_id=work.pk, reason="需要更正")
    assert not ScriptPdf.objects.exists() and not stored.storage.exists(stored.name)


def test_words_of_a_script_are_set_as_text_never_as_markup() -> None:
    draft = complete_draft("drama", make_creator())
    nasty = '#read("/etc/passwd") $x$ *b* \\ "q" <a> @b [c] //d'
    draft |= {"title": nasty, "synopsis": nasty}
    draft["script"][0]["value"]["scenes"][0]["value"]["lines"][1]["value"]["words"] = nasty
    assert setting.set_pdf(draft, address="https://x.cn/").startswith(b"%PDF-")


def test_missing_typefaces_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setting, "FONT_FOLDERS", (tmp_path,))
    setting.font_paths.cache_clear()
    try:
        with pytest.raises(setting.FontsMissing, match="fonts-noto-cjk"):
            setting.font_paths()
    finally:
        setting.font_paths.cache_clear()


def test_a_picture_of_ones_own_may_be_used() -> None:
    work = make_work(complete=False)
    picture = make_picture(work.owner)
    assert save(work, cover=picture.pk).dropped == []
    assert current_draft(work)["cover"] == picture.pk
