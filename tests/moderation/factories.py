"""People, topics and works that are ready to be submitted."""

import io
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.moderation import actions
from cms.moderation.models import Expertise, Review, ReviewState, Submission
from cms.people.models import User
from cms.people.roles import Role
from cms.works import actions as works
from cms.works.models import Topic, Work
from media.actions.pictures import receive_picture
from media.models import Picture
from tests.people.factories import account, creator

_numbers = count(1)


@dataclass
class Office:
    """Two people for each stage; the experts know ``topic``."""

    author: User
    form: User
    form2: User
    expert: User
    expert2: User
    chief: User
    chief2: User
    administrator: User
    topic: Topic
    other_topic: Topic

    @property
    def reviewers(self) -> list[User]:
        return [self.form, self.form2, self.expert, self.expert2, self.chief, self.chief2]


def make_office() -> Office:
    number = next(_numbers)
    topic = Topic.objects.create(name=f"气象{number}", slug=f"qi-xiang-{number}")
    other = Topic.objects.create(name=f"医学{number}", slug=f"yi-xue-{number}")
    office = Office(
        author=account(name="作者"),
        form=account(Role.FORM_REVIEWER, name="形式甲"),
        form2=account(Role.FORM_REVIEWER, name="形式乙"),
        expert=account(Role.EXPERT, name="专家甲"),
        expert2=account(Role.EXPERT, name="专家乙"),
        chief=account(Role.CHIEF_EDITOR, name="主编甲"),
        chief2=account(Role.CHIEF_EDITOR, name="主编乙"),
        administrator=account(Role.ADMINISTRATOR, name="管理员"),
        topic=topic,
        other_topic=other,
    )
    creator(office.author)
    for expert in (office.expert, office.expert2):
        Expertise.objects.create(user=expert, topic=topic)
    return office


def picture(owner: User, colour: str = "#336699", alt: str = "一片云") -> Picture:
    """A real picture file of one colour."""
    output = io.BytesIO()
    Image.new("RGB", (640, 360), colour).save(output, "PNG")
    file = SimpleUploadedFile("云.png", output.getvalue())
    return receive_picture(file=file, owner=owner, alt=alt)


def text_block(html: str, block_id: str = "b1") -> dict[str, Any]:
    return {"type": "text", "value": html, "id": block_id}


def article(author: User, topic: Topic, cover: Picture | None = None, **fields: Any) -> Work:
    """An article with all that is asked for."""
    work = works.create_work(actor=author, kind="article", title="台风是怎样形成的")
    draft = {
        "summary": "从一团积雨云说起。",
        "cover": (cover or picture(author)).pk,
        "topics": [topic.pk],
        "audiences": ["teenagers"],
        "rights": "original",
        "licence": "cc-by-4.0",
        "ai_use": "none",
        "sources": [
            {
                "type": "source",
                "id": "s1",
                "value": {"title": "热带气旋", "publisher": "", "year": 2024, "url": ""},
            }
        ],
        "body": [text_block("<p>海水温度高于二十六度时，水汽上升。</p>")],
        **fields,
    }
    works.save_draft(actor=author, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=draft)
    return Work.objects.get(pk=work.pk)


def edit(author: User, work: Work, **draft: Any) -> Work:
    """Save a draft on top of the latest revision."""
    latest = Work.objects.values_list("latest_revision", flat=True).get(pk=work.pk)
    works.save_draft(actor=author, work_id=work.pk, base_revision_id=latest, draft=draft)
    return Work.objects.get(pk=work.pk)


def send(author: User, work: Work, **wishes: Any) -> Submission:
    """Submit the latest revision."""
    latest = Work.objects.values_list("latest_revision", flat=True).get(pk=work.pk)
    return actions.submit(actor=author, work_id=work.pk, revision_id=latest, **wishes)


def open_review(submission: Submission) -> Review:
    """The stage that is open now."""
    return Review.objects.get(submission=submission, state=ReviewState.OPEN)


def approve(user: User, submission: Submission, **wishes: Any) -> Review:
    """Approve the stage that is open."""
    return actions.decide(actor=user, review_id=open_review(submission).pk, verdict="approve", **wishes)


def publish(office: Office, work: Work, **wishes: Any) -> Submission:
    """Send a work through all stages and let it go live at once."""
    submission = send(office.author, work, **wishes)
    approve(office.form, submission)
    approve(office.expert, submission)
    approve(office.chief, submission, at_once=True)
    submission.refresh_from_db()
    return submission
