"""The admin's writes are one transaction; refusals say why; scripts come from our files."""

import json
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from wagtail.admin import auth

from cms.answers import Refused, no
from cms.people.models import User
from site_config.admin_scripts import is_wagtails_own
from site_config.middleware import AdminTransactionMiddleware, LogMiddleware, RefusalMiddleware
from site_config.models import ScheduledTask
from site_config.refusals import permission_denied

NOW = "2026-11-24T08:00:00Z"
REFUSAL = Refused(no("own-work", "You can't approve your own work."))


def write() -> None:
    ScheduledTask.objects.create(path="written", due_at=NOW)


def through_the_admin(rf: RequestFactory, view, method: str = "post") -> HttpResponse:
    """A request through the middleware, with Django's own turning of exceptions into answers between."""
    request = getattr(rf, method)("/admin/anything/")

    def get_response(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Exception as error:
            middleware.process_exception(request, error)
            return HttpResponse(status=403 if isinstance(error, PermissionDenied) else 500)

    middleware = AdminTransactionMiddleware(get_response)
    return middleware(request)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [ValueError("halfway"), REFUSAL])
def test_what_an_admin_view_wrote_before_it_failed_is_undone(rf: RequestFactory, error: Exception) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        write()
        raise error

    through_the_admin(rf, view)
    assert not ScheduledTask.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_an_admin_view_wrote_before_a_server_error_is_undone(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        write()
        return HttpResponse(status=502)

    through_the_admin(rf, view)
    assert not ScheduledTask.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_an_admin_view_wrote_stays_when_it_answers_well(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        write()
        return HttpResponse(status=302)

    through_the_admin(rf, view)
    assert ScheduledTask.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_refusal_that_wagtail_catches_undoes_what_was_written_and_says_why(
    rf: RequestFactory, admin_user
) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        write()
        raise REFUSAL

    guarded = auth.require_admin_access(view)

    def asked(request: HttpRequest) -> HttpResponse:
        request.user = admin_user
        return guarded(request)

    answer = through_the_admin(rf, asked)
    assert answer.status_code == 403
    # The page is the admin's own, so its words are escaped.
    assert "You can&#x27;t approve your own work." in answer.content.decode()
    assert not ScheduledTask.objects.exists()


@pytest.fixture
def admin_user(db: None) -> User:
    return User.objects.create_superuser(email="root@example.cn", password="a-long-password-1")


def test_wagtail_asks_our_answer_to_a_refusal() -> None:
    assert auth.permission_denied is permission_denied


def test_a_script_is_told_the_reason_as_problem_json(rf: RequestFactory) -> None:
    request = rf.post("/studio/", headers={"Accept": "application/json"})
    answer = RefusalMiddleware(lambda request: HttpResponse()).process_exception(request, REFUSAL)
    assert answer is not None
    assert answer["Content-Type"] == "application/problem+json"
    body = json.loads(answer.content)
    assert (body["code"], body["detail"]) == ("own-work", "You can't approve your own work.")


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_go_live_at", {"format": "Y-m-d"});',
        r'initDateTimeChooser("id_go\u002Dlive", {"parentID": "body"});',
        'new ImageChooser("id_cover", {"modalUrl": "/admin/images/chooser/"});',
        '\n(function() {\n   var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n})();\n',
    ],
)
def test_wagtails_own_starters_may_run(script: str) -> None:
    assert is_wagtails_own(script)


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'new ImageChooser("id", {}); alert(1);',
        'new ImageChooser("id", alert(1));',
        'eval("alert(1)");',
        'new Function("alert(1)");',
        '(function() { var panel = new InlinePanel(JSON.parse("1")); alert(1); })();',
        '(function() { var panel = new InlinePanel(JSON.parse(""+alert(1)+"")); })();',
    ],
)
def test_nothing_else_may_run(script: str) -> None:
    assert not is_wagtails_own(script)


@pytest.mark.django_db
def test_the_admins_policy_lets_no_inline_script_run_but_wagtails_by_its_hash(
    client: Client, admin_user
) -> None:
    client.force_login(admin_user)
    answer = client.get("/admin/login/", follow=True)
    policy = answer["Content-Security-Policy"]
    script_rule = re.search(r"script-src ([^;]*)", policy)
    assert script_rule is not None
    assert "unsafe-inline" not in script_rule[1] and "unsafe-eval" not in script_rule[1]


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/search/?q=%E5%BC%A0%E4%B8%89&token=secret", "GET /search/"),
        ("/accounts/confirm-email/MTpzZWNyZXQ/", "GET /accounts/confirm-email/…"),
        ("/accounts/password/reset/key/1-secret/", "GET /accounts/password/…"),
    ],
)
def test_logs_hold_no_query_string_and_no_key_from_a_letter(
    rf: RequestFactory, path: str, logged: str
) -> None:
    assert LogMiddleware.format_request(rf.get(path)) == logged


def test_every_answer_carries_the_id_of_its_request(client: Client) -> None:
    ids = {client.get("/healthz")["X-Request-ID"] for _ in range(3)}
    assert len(ids) == 3
