"""Pages for when something is not there, not allowed or broken help the reader, in Chinese."""

import pytest
from django.db import connection
from django.template import loader
from django.test import Client, RequestFactory

from cms.answers import Refused, no
from frontend.site.views import errors


@pytest.mark.django_db
def test_404_is_in_chinese_whatever_the_browser_speaks(client: Client) -> None:
    response = client.get("/no/such/page/", headers={"accept-language": "en"})
    assert response.status_code == 404
    assert "这个地址没有页面" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_403_gives_the_reason_of_the_rule(rf: RequestFactory) -> None:
    response = errors.forbidden(rf.get("/"), Refused(no("own_work", "不能审核自己的作品。")))
    assert response.status_code == 403
    assert "不能审核自己的作品。" in response.content.decode()


@pytest.mark.django_db
def test_403_without_a_rule_says_what_to_do(rf: RequestFactory) -> None:
    assert "请换一个账号登录" in errors.forbidden(rf.get("/")).content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_to_load_the_page_again() -> None:
    response = Client(enforce_csrf_checks=True).post(
        "/accounts/login/", {"login": "a@example.cn", "password": "x"}
    )
    assert response.status_code == 403
    assert "请重新打开页面，再提交一次" in response.content.decode()


def test_500_asks_nothing_of_the_database(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    response = errors.broken(rf.get("/"))
    assert response.status_code == 500
    assert "我们这边出了点问题" in response.content.decode()


def test_500_has_words_left_when_templates_fail(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise RuntimeError("no templates")

    monkeypatch.setattr(loader, "get_template", fail)
    response = errors.broken(rf.get("/"))
    assert response.status_code == 500
    assert "我们这边出了点问题" in response.content.decode()


@pytest.mark.django_db
def test_a_page_that_breaks_answers_500_in_chinese(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("cms.publishing.queries.terms", fail)
    client.raise_request_exception = False
    response = client.get("/topics/")
    assert response.status_code == 500
    assert "我们这边出了点问题" in response.content.decode()
