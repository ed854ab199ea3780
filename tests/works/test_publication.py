"""What the public sees of a work."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.people import public_face
from cms.publishing import queries as public_queries
from cms.publishing import reconciliation
from cms.publishing.models import Publication
from cms.works import actions, drafts, publication
from cms.works.editable import KINDS
from cms.works.models import CoAuthorship, Work
from cms.works.publication.article import reading_minutes
from media.models import Film, FilmState
from media.ready import film_changed
from tests.factories import (
    complete_draft,
    current_draft,
    fresh,
    make_attachment,
    make_creator,
    make_film,
    make_picture,
    make_published_work,
    make_topic,
    make_user,
    make_work,
)

pytestmark = pytest.mark.django_db


def built(work: Work) -> Any:
    return publication.build(fresh(work).get_latest_revision_as_object(), preview=True)


def block(name: str, value: Any, block_id: str = "x") -> dict[str, Any]:
    return {"type": name, "value": value, "id": block_id}


def items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": f"i{place}"} for place, value in enumerate(values)]


def test_every_block_of_an_article_has_its_public_shape() -> None:
    creator = make_creator()
    other = make_work(creator=creator)
    picture = make_picture(creator.user).pk
    shown = {"picture": picture, "alt": "云", "caption": "说明", "credit": "陈静"}
    rows = items(items("a", "b"), items("c"))
    table = {"caption": "表", "header_row": True, "header_column": False, "rows": rows}
    body = [
        block("heading", {"text": "一", "level": "3"}, "h1"),
        block("text", "<p>文字<script>1</script></p>", "t1"),
        block("picture", shown, "p1"),
        block("gallery", {"title": "图集", "pictures": items(shown, shown)}, "g1"),
        block("work", other.pk, "w1"),
        block("quotation", {"text": "话", "who": "谁"}, "q1"),
        block("fact_box", {"title": "框", "text": "<p>知识</p>"}, "f1"),
        block("table", table, "tb"),
        block("formula", {"latex": "E = mc^2", "meaning": "质能方程"}, "fm"),
        block(
            "chart",
            {
                "kind": "line", "title": "图", "unit": "℃", "labels": items("一月", "二月"),
                "series": items({"name": "气温", "values": items(1, 2.5)}), "source": "气象局",
            },
            "ch",
        ),
        block("questions", {"items": items({"question": "为什么", "answer": "<p>因为</p>"})}, "qa"),
        block("references", {"items": items("某书")}, "rf"),
        block("attachment", {"document": make_attachment(creator.user).pk, "description": "手册"}, "at"),
    ]  # fmt: skip
    work = make_work(creator=creator, body=body)
    draft = built(work)
    shapes = {one["type"]: one["value"] for one in draft.detail["body"]}
    assert list(shapes) == [one["type"] for one in body], "nothing was left out, the order is kept"
    assert shapes["heading"] == {"text": "一", "level": 3}
    assert shapes["text"] == {"html": "<p>文字</p>"}
    assert shapes["picture"]["alt"] == "云" and shapes["picture"]["picture"]["renditions"]
    assert len(shapes["gallery"]["pictures"]) == 2
    assert shapes["work"] == {"id": str(other.translation_key)}
    assert shapes["table"]["rows"] == [["a", "b"], ["c", ""]]
    assert shapes["formula"]["mathml"].startswith("<math")
    assert shapes["chart"]["series"] == [{"name": "气温", "values": [1, 2.5]}]
    assert shapes["questions"]["items"] == [{"question": "为什么", "html": "<p>因为</p>"}]
    assert set(shapes["attachment"]) == {"title", "description", "url", "size", "content_type"}
    assert draft.detail["contents"] == [{"id": "h1", "text": "一", "level": 3}]
    assert draft.detail["embedded"] == [str(other.translation_key)] and draft.links == {other.translation_key}
    for words in ("质能方程", "因为", "某书", "气象局", "手册", "知识"):
        assert words in draft.text


def test_a_drama_tells_its_script_and_everything_said_is_searchable() -> None:
    draft = built(make_work("drama"))
    [act] = draft.detail["script"]
    assert act["scenes"][0]["lines"] == [
        {"type": "direction", "text": "灯光渐亮。"},
        {"type": "speech", "role": "水滴", "manner": "好奇地", "words": "我要飞起来了！"},
    ]
    assert draft.detail["roles"] == ["水滴"] and draft.card["facts"] == {"minutes": 15, "group": "school"}
    assert "我要飞起来了！" in draft.text and "热水由老师倒。" in draft.text


def test_a_comic_shows_pages_with_words_for_those_who_cannot_see() -> None:
    draft = built(make_work("comic"))
    assert [page["alt"] for page in draft.detail["pages"]] == [
        "第 1 页：小雨站在窗前",
        "第 2 页：小雨站在窗前",
    ]
    assert draft.detail["pages"][0]["dialogue"] == [{"speaker": "小雨", "text": "风好大！"}]
    assert draft.card["facts"] == {"pages": 2} and "风好大！" in draft.text


def test_a_video_shows_its_film_and_transcript() -> None:
    draft = built(make_work("video"))
    assert draft.detail["film"]["sources"] and draft.card["facts"] == {"duration": 2.0}
    assert draft.detail["transcript"] == "<p>大家好。</p><p>今天讲台风。</p>"


def test_reading_time_is_of_400_characters_a_minute() -> None:
    assert (reading_minutes(""), reading_minutes("字" * 400), reading_minutes("字" * 401)) == (1, 1, 2)


def test_building_takes_the_same_queries_for_one_picture_and_for_many() -> None:
    creator = make_creator()

    def queries(count: int) -> int:
        pictures = [make_picture(creator.user).pk for _ in range(count)]
        works = [make_work(creator=creator, complete=False, title=f"题 {n}").pk for n in range(count)]
        body = [
            block("picture", {"picture": pk, "alt": "图", "caption": "", "credit": ""}, f"p{pk}")
            for pk in pictures
        ] + [block("work", pk, f"w{pk}") for pk in works]
        topics = [make_topic().pk for _ in range(count)]
        work = make_work(creator=creator, body=body, topics=topics, related=works)
        latest = fresh(work).get_latest_revision_as_object()
        publication.build(latest, preview=True)  # renditions are made the first time
        latest = fresh(work).get_latest_revision_as_object()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            publication.build(latest, preview=True)
        return len(captured)

    few, many = queries(1), queries(5)
    assert few == many <= 12, (few, many)


def test_a_credit_follows_the_creator_it_names() -> None:
    creator = make_creator(name="陈静")
    work = make_published_work(creator=creator)
    assert Publication.objects.get().card["credits"] == [
        {"role": "编剧", "name": "", "creator": str(creator.pk)}
    ]
    creator.name = "陈静怡"
    creator.save()
    public_face.creator_changed(creator)
    assert reconciliation.mend_all() == {"unchanged": 1}, "names are read, not stored"
    actions.save_draft(
        actor=work.owner, work_id=work.pk, base_revision_id=work.latest_revision_id, draft={"title": "又一版"}
    )
    assert drafts.read(fresh(work).latest_revision)["credits"][0]["value"]["creator"] == creator.pk


def test_a_confirmed_co_author_is_named_and_an_unconfirmed_one_is_not() -> None:
    work = make_work()
    friend = make_creator(name="李伟")
    invitation = actions.invite_coauthor(
        actor=work.owner, work_id=work.pk, email=friend.user.email, role="绘画"
    )
    assert len(built(work).card["creators"]) == 1
    actions.answer_invitation(actor=friend.user, invitation_id=invitation.pk, accept=True)
    card = built(work).card
    assert card["creators"] == [str(work.creator_id), str(friend.pk)]
    assert {"role": "绘画", "name": "", "creator": str(friend.pk)} in card["credits"]
    assert CoAuthorship.objects.get().state == CoAuthorship.State.CONFIRMED


def test_a_film_that_becomes_ready_is_shown(run_tasks: Any, django_capture_on_commit_callbacks: Any) -> None:
    work = make_published_work("video")
    film = Film.objects.get(pk=current_draft(work)["film"])
    Film.objects.filter(pk=film.pk).update(duration=7.5)
    with django_capture_on_commit_callbacks(execute=True):
        film_changed(film.pk)
    run_tasks()
    assert Publication.objects.get().card["facts"] == {"duration": 7.5}
    assert film.state == FilmState.READY


def test_a_retired_topic_leaves_every_publication(
    run_tasks: Any, django_capture_on_commit_callbacks: Any
) -> None:
    topics = [make_topic("甲"), make_topic("乙")]
    make_published_work(topics=[topic.pk for topic in topics])
    with django_capture_on_commit_callbacks(execute=True):
        actions.retire_topic(actor=make_user(["administrator"]), topic_id=topics[0].pk)
    run_tasks()
    assert Publication.objects.get().card["topics"] == [str(topics[1].pk)]
    assert reconciliation.mend_all() == {"unchanged": 1}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_published_can_be_read(kind: str) -> None:
    work = make_published_work(kind)
    shown = public_queries.work(kind=kind, slug=work.slug)
    assert shown["title"] == work.title
    assert [line["name"] for line in shown["credits"]] == [work.creator.name]


def test_somebody_elses_upload_is_not_shown_by_naming_it() -> None:
    stranger = make_creator()
    secret = make_picture(stranger.user)
    film = make_film(stranger.user)
    work = make_work("video", complete=False)
    revision = actions.save_draft(
        actor=work.owner,
        work_id=work.pk,
        base_revision_id=work.latest_revision_id,
        draft={"cover": secret.pk, "film": film.pk},
    )
    assert {(one.path, one.kind) for one in revision.dropped} == {("cover", "picture"), ("film", "film")}
    assert current_draft(work)["cover"] is None and current_draft(work)["film"] is None


def test_a_picture_that_is_gone_is_dropped_and_nothing_else() -> None:
    creator = make_creator()
    draft = complete_draft("article", creator)
    draft["body"][2]["value"]["picture"] = 999_999
    draft["topics"].append(888_888)
    work = make_work(complete=False, creator=creator)
    revision = actions.save_draft(
        actor=creator.user, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=draft
    )
    assert sorted(one.kind for one in revision.dropped) == ["picture", "topic"]
    kept = current_draft(work)
    assert kept["body"][2]["value"]["caption"] == "2018 年" and kept["body"][2]["value"]["picture"] is None
    assert len(kept["topics"]) == 1
