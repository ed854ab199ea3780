"""Notices and letters: told once, in the chosen ways, whatever the mail server does."""

from datetime import timedelta
from email import message_from_bytes, policy
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.people import post, queries
from cms.people.actions import notify, read_notifications, set_notification_preferences, write_letter
from cms.people.letterbox import ConsoleAndFileBackend
from cms.people.models import Letter, Notification
from cms.people.models.notifications import Topic
from cms.people.tasks import send_letters

from .factories import account

pytestmark = pytest.mark.django_db


def test_a_person_is_told_on_the_site_and_by_mail() -> None:
    user = account()
    notice = notify(user=user, topic="review", text="您的作品已通过形式审核", path="/studio/works/7/")
    assert (notice.text, notice.path) == ("您的作品已通过形式审核", "/studio/works/7/")
    letter = Letter.objects.get()
    assert letter.to == user.email
    assert "您的作品已通过形式审核" in letter.subject and "/studio/works/7/" in letter.body


@pytest.mark.parametrize(("on_site", "by_mail"), [(True, False), (False, True), (False, False)])
def test_a_person_is_told_only_in_the_ways_they_chose(on_site: bool, by_mail: bool) -> None:
    user = account()
    set_notification_preferences(user=user, choices={"review": (on_site, by_mail)})
    notify(user=user, topic="review", text="x")
    assert Notification.objects.exists() is on_site
    assert Letter.objects.exists() is by_mail
    notify(user=user, topic="queue", text="x")
    assert Notification.objects.filter(topic="queue").exists(), "another topic is chosen by itself"


def test_a_closed_or_switched_off_account_is_told_nothing() -> None:
    assert notify(user=account(is_active=False), topic="review", text="x") is None
    assert not Letter.objects.exists()


def test_a_notice_leads_nowhere_else_than_this_site() -> None:
    for path in ("https://evil.example/", "//evil.example/", "studio/", "/" + "x" * 300):
        with pytest.raises(ValueError):
            notify(user=account(), topic="review", text="x", path=path)


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(ValueError):
        notify(user=account(), topic="gossip", text="x")
    with pytest.raises(ValidationError):
        set_notification_preferences(user=account(), choices={"gossip": (True, True)})


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=400))
def test_any_text_makes_a_notice_and_a_letter_whose_subject_is_one_line(text: str) -> None:
    with transaction.atomic():
        notice = notify(user=account(), topic="review", text=text)
        letter = Letter.objects.latest("pk")
        assert len(notice.text) <= 300
        assert len(letter.subject) <= 200 and len(letter.subject.splitlines()) == 1
        transaction.set_rollback(True)


def test_reading_marks_only_ones_own_notices() -> None:
    user, other = account(), account()
    mine, _second = notify(user=user, topic="review", text="1"), notify(user=user, topic="review", text="2")
    theirs = notify(user=other, topic="review", text="3")
    assert read_notifications(user=user, ids=[mine.pk, theirs.pk]) == 1
    assert queries.unread_count(user) == 1
    assert queries.unread_count(other) == 1
    assert read_notifications(user=user) == 1


def test_what_a_person_chose_is_read_in_one_query(django_assert_num_queries) -> None:
    user = account()
    set_notification_preferences(user=user, choices=dict.fromkeys(Topic.values, (True, False)))
    with django_assert_num_queries(1):
        assert queries.choices_of(user) == dict.fromkeys(Topic.values, (True, False))


def test_a_letter_is_sent_once_however_often_the_task_runs() -> None:
    write_letter(to="a@example.cn", subject="主题", body="正文", html="<p>正文</p>")
    assert [send_letters.call(), send_letters.call()] == [1, 0]
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["a@example.cn"], "主题", "正文")
    assert sent.alternatives[0][0] == "<p>正文</p>"


def test_a_letter_whose_transaction_fails_is_never_sent() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write_letter(to="a@example.cn", subject="s", body="b")
        raise RuntimeError
    assert send_letters.call() == 0


def test_a_letter_is_tried_again_later_and_longer_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: EmailMessage, fail_silently: bool = False) -> int:
        raise SMTPServerDisconnected("away")

    letter = write_letter(to="a@example.cn", subject="s", body="b")
    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", broken)
        assert send_letters.call() == 0
        letter.refresh_from_db()
        assert letter.attempts == 1 and "SMTPServerDisconnected" in letter.last_error
        assert timezone.now() < letter.retry_at <= timezone.now() + timedelta(minutes=1)
        assert send_letters.call() == 0
        letter.refresh_from_db()
        assert letter.attempts == 1, "not before its time"
    Letter.objects.update(retry_at=timezone.now())
    assert send_letters.call() == 1
    letter.refresh_from_db()
    assert letter.sent_at and not letter.last_error
    assert [post.delay_after(n) for n in (1, 2, 3)] == [timedelta(minutes=m) for m in (1, 2, 4)]
    assert post.delay_after(60) == timedelta(hours=6)


def test_one_letter_that_cannot_be_sent_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    send = EmailMessage.send

    def picky(self: EmailMessage, fail_silently: bool = False) -> int:
        if self.to == ["bad@example.cn"]:
            raise SMTPServerDisconnected("away")
        return send(self)

    monkeypatch.setattr(EmailMessage, "send", picky)
    write_letter(to="bad@example.cn", subject="s", body="b")
    write_letter(to="good@example.cn", subject="s", body="b")
    assert send_letters.call() == 1
    assert [message.to for message in mail.outbox] == [["good@example.cn"]]


def test_a_letter_that_always_fails_is_given_up_and_kept() -> None:
    letter = write_letter(to="a@example.cn", subject="s", body="b")
    Letter.objects.filter(pk=letter.pk).update(attempts=post.MOST_ATTEMPTS)
    assert send_letters.call() == 0
    assert list(post.undeliverable_letters()) == [letter]


def test_old_letters_are_forgotten() -> None:
    old, new, waiting = (write_letter(to="a@example.cn", subject="s", body="b") for _number in range(3))
    Letter.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=31))
    Letter.objects.filter(pk=new.pk).update(sent_at=timezone.now() - timedelta(days=29))
    assert post.forget_old_letters() == 1
    assert set(Letter.objects.all()) == {new, waiting}


def test_on_a_laptop_a_letter_is_on_the_console_and_in_a_file(settings, tmp_path, capsys) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    message = EmailMessage("主题", "您好，请确认。", "no-reply@localhost", ["a@example.cn"])
    assert ConsoleAndFileBackend().send_messages([message]) == 1
    assert "您好，请确认。" in capsys.readouterr().out
    [path] = (tmp_path / "mail").iterdir()
    kept = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert kept["subject"] == "主题"
    assert kept.get_content().strip() == "您好，请确认。"


def test_many_letters_wake_one_run(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _number in range(3):
            write_letter(to="a@example.cn", subject="s", body="b")
    waiting = DBTaskResult.objects.ready().filter(task_path=send_letters.module_path)
    assert waiting.count() == 1
    assert send_letters.call() == 3
