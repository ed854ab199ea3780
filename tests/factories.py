"""Real rows for the tests of every room: accounts, files, works in any state.

Each maker takes what matters to the test and fills in the rest. Works are made by the
rooms' own actions, so that they are what a creator would have made.
"""

import io
import os
import subprocess
from functools import lru_cache
from itertools import count
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from cms.moderation import actions as review
from cms.moderation.models import Expertise, Review, Verdict
from cms.people import public_face
from cms.people.models import Creator, Organisation, User
from cms.people.roles import Role, group_of
from cms.works import actions, drafts
from cms.works.models import Topic, Work
from cms.works.terms import put_topic_term
from media.keeping import keep_picture
from media.models import Attachment, Film, FilmState, Picture

PASSWORD = "a long enough secret 7"
_numbers = count(os.getpid() * 10_000)  # so that two processes on one site make different rows


def make_user(
    roles: tuple[Role | str, ...] = (), *, email: str = "", verified: bool = True, **fields: Any
) -> User:
    """An account with roles, its address confirmed; ``PASSWORD`` signs it in."""
    number = next(_numbers)
    user = User.objects.create_user(
        email or f"person{number}@example.cn", PASSWORD, **{"name": f"用户{number}", **fields}
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    user.groups.add(*(group_of(Role(role)) for role in roles))
    return user


@transaction.atomic
def make_organisation(name: str = "") -> Organisation:
    """An organisation with its public term."""
    number = next(_numbers)
    organisation = Organisation.objects.create(
        name=name or f"第{number}科普学校", slug=f"school-{number}", city="440100"
    )
    public_face.organisation_changed(organisation)
    return organisation


@transaction.atomic
def make_creator(
    user: User | None = None, *, name: str = "", organisation: Organisation | None = None, **fields: Any
) -> Creator:
    """A complete profile with its public term, on an account of its own."""
    number = next(_numbers)
    values = {"city": "440100", "county": "440106", **fields}
    creator = Creator.objects.create(
        user=user or make_user(),
        name=name or f"作者{number}",
        slug=f"creator-{number}",
        organisation=organisation,
        **values,
    )
    public_face.creator_changed(creator)
    return creator


@transaction.atomic
def make_topic(name: str = "", parent: Topic | None = None) -> Topic:
    """A topic with its public term."""
    number = next(_numbers)
    topic = Topic.objects.create(
        name=name or f"主题{number}", slug=f"topic-{number}", parent=parent, position=number
    )
    put_topic_term(topic)
    return topic


def make_picture(
    owner: User | None = None, *, width: int = 320, height: int = 180, alt: str = "一张照片"
) -> Picture:
    """A picture with a real file, kept as uploads are."""
    number = next(_numbers)
    output = io.BytesIO()
    Image.new("RGB", (width, height), (number * 37 % 256, number * 91 % 256, 120)).save(output, "JPEG")
    return keep_picture(
        file=ContentFile(output.getvalue(), name=f"p{number}.jpg"), owner=owner, title=f"图{number}", alt=alt
    )


@lru_cache(maxsize=1)
def film_file() -> bytes:
    """A real film of two seconds (H.264 and AAC in MP4), made once a machine."""
    path = Path(gettempdir()) / "kepu-test-film.mp4"
    if not path.exists():
        part = path.with_suffix(f".{next(_numbers)}.part.mp4")
        subprocess.run(
            [
                "ffmpeg", "-nostdin", "-v", "error", "-y",
                "-f", "lavfi", "-i", "testsrc=size=320x180:rate=15:duration=2",
                "-f", "lavfi", "-i", "sine=frequency=330:duration=2",
                "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",
                "-movflags", "+faststart", str(part),
            ],
            check=True,
        )  # fmt: skip
        part.replace(path)
    return path.read_bytes()


def make_film(owner: User | None = None, *, state: FilmState = FilmState.READY, title: str = "影片") -> Film:
    """A film with a real file; by default ready to be watched."""
    film = Film(
        title=title,
        state=state,
        width=320,
        height=180,
        duration=2.0,
        uploaded_by=owner,
        poster=make_picture(owner),
    )
    film.original.save("film.mp4", ContentFile(film_file()), save=False)
    if state == FilmState.READY:
        film.playable.save("film.mp4", ContentFile(film_file()), save=False)
    film.save()
    return film


def make_attachment(owner: User | None = None, *, title: str = "活动手册") -> Attachment:
    """A small PDF."""
    attachment = Attachment(title=title, uploaded_by_user=owner, content_type="application/pdf")
    attachment.file.save("handbook.pdf", ContentFile(b"%PDF-1.4\n%%EOF\n"), save=False)
    attachment.file_size = attachment.file.size
    attachment.save()
    return attachment


def complete_draft(kind: str, creator: Creator, **changes: Any) -> dict[str, Any]:
    """A draft of ``kind`` that lacks nothing; ``changes`` replace fields."""
    owner = creator.user
    draft: dict[str, Any] = {
        "title": f"台风是怎样形成的 {next(_numbers)}",
        "summary": "从海面上的热气说起，讲讲台风的一生。",
        "cover": make_picture(owner).pk,
        "topics": [make_topic().pk],
        "audiences": ["teenagers"],
        "tags": ["台风", "气象"],
        "city": "440100",
        "credits": [{"type": "credit", "value": {"role": "编剧", "name": creator.name}, "id": "c1"}],
        "rights": "original",
        "licence": "cc-by-4.0",
        "ai_use": "none",
        "sources": [
            {
                "type": "source",
                "value": {
                    "title": "热带气旋等级",
                    "publisher": "国家标准",
                    "year": 2006,
                    "url": "https://www.cma.gov.cn/",
                },
                "id": "s1",
            }
        ],
    }
    return {**draft, **_CONTENT[kind](owner), **changes}


def make_work(
    kind: str = "article", *, complete: bool = True, creator: Creator | None = None, **changes: Any
) -> Work:
    """A draft of a work, made and saved by its creator. ``changes`` are fields of its draft."""
    creator = creator or make_creator()
    work = actions.create_work(actor=creator.user, kind=kind, title=changes.get("title", ""))
    draft = complete_draft(kind, creator, **changes) if complete else changes
    if draft:
        actions.save_draft(
            actor=creator.user, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=draft
        )
    return fresh(work)


def make_published_work(kind: str = "article", *, creator: Creator | None = None, **changes: Any) -> Work:
    """A work that went through every stage of review, by strangers, and is public."""
    work = make_work(kind, creator=creator, **changes)
    publish(work)
    return fresh(work)


def publish(work: Work, *, correction_note: str = "") -> Work:
    """Submit the latest revision and have it approved by every stage; it is public then."""
    work = fresh(work)
    submission = review.submit(
        actor=work.owner,
        work_id=work.pk,
        revision_id=work.latest_revision_id,
        correction_note=correction_note,
    )
    while (stage := review.current_review(submission)) is not None:
        review.decide(
            actor=make_reviewer(stage, work), review_id=stage.pk, verdict=Verdict.APPROVE, at_once=True
        )
    return fresh(work)


def make_reviewer(stage: Review, work: Work) -> User:
    """Someone who may decide this stage of this work."""
    reviewer = make_user()
    reviewer.groups.add(stage.group)
    for topic in Topic.objects.filter(pk__in=current_draft(work)["topics"]):
        Expertise.objects.create(user=reviewer, topic=topic)
    return reviewer


def fresh(work: Work) -> Work:
    """The work as the database has it now."""
    found = Work.objects.get(pk=work.pk).specific
    assert isinstance(found, Work)
    return found


def current_draft(work: Work) -> dict[str, Any]:
    """What the studio would load now."""
    return drafts.read(fresh(work).get_latest_revision_as_object())


def _article(owner: User | None) -> dict[str, Any]:
    return {
        "body": [
            {"type": "heading", "value": {"text": "热从海上来", "level": "2"}, "id": "b1"},
            {"type": "text", "value": "<p>海水超过 26.5℃ 时，<b>水汽</b>大量上升。</p>", "id": "b2"},
            {
                "type": "picture",
                "value": {
                    "picture": make_picture(owner).pk,
                    "alt": "卫星云图",
                    "caption": "2018 年",
                    "credit": "",
                },
                "id": "b3",
            },
        ]
    }


def _comic(owner: User | None) -> dict[str, Any]:
    return {
        "reading": "paged",
        "pages": [
            {
                "type": "page",
                "value": {
                    "picture": make_picture(owner).pk,
                    "alt": f"第 {number} 页：小雨站在窗前",
                    "dialogue": [
                        {"type": "item", "value": {"speaker": "小雨", "text": "风好大！"}, "id": f"d{number}"}
                    ],
                },
                "id": f"p{number}",
            }
            for number in (1, 2)
        ],
    }


def _video(owner: User | None) -> dict[str, Any]:
    return {
        "film": make_film(owner).pk,
        "transcript": "大家好。\n今天讲台风。",
        "chapters": [{"type": "chapter", "value": {"start": 0, "title": "开头"}, "id": "v1"}],
    }


def _drama(owner: User | None) -> dict[str, Any]:
    return {
        "synopsis": "一滴水的旅行。",
        "group": "school",
        "minutes": 15,
        "script": [
            {
                "type": "act",
                "value": {
                    "title": "第一幕",
                    "scenes": [
                        {
                            "type": "item",
                            "value": {
                                "title": "海面",
                                "place": "清晨",
                                "science_point": "蒸发吸热",
                                "lines": [
                                    {"type": "direction", "value": "灯光渐亮。", "id": "l1"},
                                    {
                                        "type": "speech",
                                        "value": {
                                            "role": "水滴",
                                            "manner": "好奇地",
                                            "words": "我要飞起来了！",
                                        },
                                        "id": "l2",
                                    },
                                ],
                            },
                            "id": "sc1",
                        }
                    ],
                },
                "id": "a1",
            }
        ],
        "cast": [{"type": "person", "value": {"part": "cast", "role": "水滴", "name": "林小满"}, "id": "k1"}],
        "experiments": [
            {
                "type": "experiment",
                "value": {
                    "name": "瓶中云",
                    "is_experiment": True,
                    "how": "热水遇冷。",
                    "safety": "热水由老师倒。",
                },
                "id": "e1",
            }
        ],
    }


_CONTENT = {"article": _article, "comic": _comic, "video": _video, "drama": _drama}
