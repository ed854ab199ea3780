"""The automatic checks: what they find, and that they never reach an address that is not public."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from cms.moderation.automatic import links, prints, reading
from cms.moderation.automatic.links import Unreachable
from cms.moderation.automatic.running import run
from cms.moderation.models import CheckCode, CheckResult, Submission
from cms.works.models import Article, Work
from media.models import Picture

from .factories import Office, article, picture, send, text_block

LONG = "台风的能量来自温暖的海水，水汽在上升的时候凝结，放出大量的热，使中心的气压越来越低，风也就越来越大。"


def nothing(url: str) -> None:
    return None


def found(submission: Submission, code: CheckCode) -> list[CheckResult]:
    return list(CheckResult.objects.filter(submission=submission, code=code))


# --- what is found ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_checks_run_when_a_work_is_submitted(
    office: Office, run_tasks: Callable[[], None], django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        submission = send(
            office.author, article(office.author, office.topic, body=[text_block("<p>绝对安全。</p>")])
        )
    run_tasks()
    submission.refresh_from_db()
    assert submission.checked_at is not None
    assert found(submission, CheckCode.WATCH_WORD)


@pytest.mark.django_db
def test_a_watch_word_is_shown_with_its_context_and_advice(office: Office) -> None:
    text = "<p>有人说喝这种水可以根治感冒，这是没有依据的。</p>"
    submission = send(office.author, article(office.author, office.topic, body=[text_block(text)]))
    run(submission.pk, nothing)
    (finding,) = found(submission, CheckCode.WATCH_WORD)
    assert finding.field == "body:b1"
    assert "可以根治感冒" in finding.excerpt
    assert finding.detail["word"] == "根治" and finding.detail["advice"]


@pytest.mark.django_db
def test_a_picture_without_alternative_text_is_found(office: Office) -> None:
    cover = picture(office.author, alt="")
    assert Picture.objects.get(pk=cover.pk).alt == ""
    submission = send(office.author, article(office.author, office.topic, cover=cover))
    run(submission.pk, nothing)
    (finding,) = found(submission, CheckCode.ALT_MISSING)
    assert (finding.field, finding.detail) == ("cover", {"picture": cover.pk})


@pytest.mark.django_db
def test_a_paragraph_and_a_picture_of_another_work_are_found(office: Office) -> None:
    cover = picture(office.author)
    body = [text_block(f"<p>{LONG}</p>")]
    first = send(office.author, article(office.author, office.topic, cover=cover, body=body))
    run(first.pk, nothing)
    assert not found(first, CheckCode.PARAGRAPH_ELSEWHERE) and not found(first, CheckCode.PICTURE_ELSEWHERE)

    same_words = [text_block(f"<p>{LONG.replace('，', ' , ')}</p>")]
    second = send(office.author, article(office.author, office.topic, cover=cover, body=same_words))
    run(second.pk, nothing)
    (paragraph,) = found(second, CheckCode.PARAGRAPH_ELSEWHERE)
    (image,) = found(second, CheckCode.PICTURE_ELSEWHERE)
    assert paragraph.detail["work"] == image.detail["work"] == first.work_id


@pytest.mark.django_db
def test_running_twice_finds_the_same_once(office: Office) -> None:
    submission = send(
        office.author, article(office.author, office.topic, body=[text_block(f"<p>绝对。{LONG}</p>")])
    )
    assert run(submission.pk, nothing) == run(submission.pk, nothing) == submission.findings.count()
    assert run(999999, nothing) == 0


@pytest.mark.django_db
def test_a_link_that_fails_is_found_with_its_reason(office: Office) -> None:
    def probe(url: str) -> None:
        if "gone" in url:
            raise Unreachable("status", 404)

    text = '<p><a href="https://example.com/gone">甲</a><a href="https://example.com/there">乙</a></p>'
    submission = send(office.author, article(office.author, office.topic, body=[text_block(text)]))
    run(submission.pk, probe)
    (finding,) = found(submission, CheckCode.LINK_FAILS)
    assert finding.detail == {"url": "https://example.com/gone", "why": "status", "status": 404}


@pytest.mark.django_db
def test_missing_sources_and_a_missing_ai_label_are_found(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    submission.content |= {"sources": [], "ai_use": "part", "ai_note": ""}
    submission.save()
    run(submission.pk, nothing)
    assert found(submission, CheckCode.SOURCES_MISSING) and found(submission, CheckCode.AI_LABEL_MISSING)


def test_every_block_is_read_at_its_place() -> None:
    body = [
        text_block('<p>一</p><p>二 <a href="https://a.example/">三</a></p>', "t"),
        {"type": "picture", "id": "p", "value": {"picture": 5, "alt": "", "caption": "说明", "credit": ""}},
        {
            "type": "questions",
            "id": "q",
            "value": {
                "items": [{"type": "item", "id": "i", "value": {"question": "为何？", "answer": "<p>因</p>"}}]
            },
        },
        {"type": "no_longer_there", "id": "x", "value": "旧"},
    ]
    result = reading.read(Article, {"title": "题", "licence": "cc-by-4.0", "cover": 9, "body": body})
    texts = {text.field: text.paragraphs for text in result.texts}
    assert texts == {
        "title": ("题",),
        "body:t": ("一", "二 三"),
        "body:p:caption": ("说明",),
        "body:q:items:i:question": ("为何？",),
        "body:q:items:i:answer": ("因",),
    }
    assert [link.url for link in result.links] == ["https://a.example/"]
    assert [(use.field, use.picture_id) for use in result.pictures] == [("cover", 9), ("body:p", 5)]


def test_paragraphs_are_alike_whatever_their_spaces_and_punctuation() -> None:
    assert prints.of_paragraph(LONG) == prints.of_paragraph(LONG.replace("，", "  ;  ")) is not None
    assert prints.of_paragraph("太短") is None


@pytest.mark.django_db
def test_a_work_that_is_gone_keeps_no_prints(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    run(submission.pk, nothing)
    assert Work.objects.get(pk=submission.work_id).prints.exists()


# --- links --------------------------------------------------------------------------------------


class Server(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        hits.append((self.command, self.path, self.headers["Host"]))
        status = {"/missing": 404, "/no-head": 405, "/loop": 302, "/inside": 301, "/names": 302}.get(
            self.path, 200
        )
        self.send_response(status)
        target = {
            "/loop": "/loop",
            "/inside": "http://169.254.169.254/latest/meta-data/",
            "/names": "http://inside.example/secret",
        }.get(self.path)
        if target:
            self.send_header("Location", target)
        self.end_headers()

    def do_GET(self) -> None:
        hits.append((self.command, self.path, self.headers["Host"]))
        self.send_response(404 if self.path == "/missing" else 200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        return None


hits: list[tuple[str, str, str]] = []


@pytest.fixture
def server() -> Iterator[int]:
    hits.clear()
    httpd = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield httpd.server_port
    httpd.shutdown()
    httpd.server_close()


ADDRESSES = {
    "public.example": ["93.184.216.34"],
    "inside.example": ["10.0.0.7"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
}


def resolve(host: str, port: int) -> list[str]:
    if host in ADDRESSES:
        return ADDRESSES[host]
    return links.resolve(host, port)


def dialling(port: int, dialled: list[str]) -> links.Dial:
    def dial(address: str, _port: int, seconds: float) -> socket.socket:
        dialled.append(address)
        return socket.create_connection(("127.0.0.1", port), timeout=seconds)

    return dial


def why(url: str, port: int = 0) -> tuple[str, list[str]]:
    dialled: list[str] = []
    try:
        links.probe(url, resolve, dialling(port, dialled))
    except Unreachable as failure:
        return failure.code, dialled
    return "", dialled


def test_a_link_that_answers_is_asked_at_the_address_that_was_checked(server: int) -> None:
    assert why("http://public.example/a?b=1", server) == ("", ["93.184.216.34"])
    assert hits == [("HEAD", "/a?b=1", "public.example")]


def test_a_missing_page_and_a_loop_fail(server: int) -> None:
    assert why("http://public.example/missing", server)[0] == "status"
    assert why("http://public.example/loop", server)[0] == "redirects"


def test_a_server_that_does_not_know_head_is_asked_with_get(server: int) -> None:
    assert why("http://public.example/no-head", server)[0] == ""
    assert [hit[0] for hit in hits] == ["HEAD", "GET"]


def test_a_redirect_to_a_private_address_or_name_is_not_followed(server: int) -> None:
    for path in ("/inside", "/names"):
        code, dialled = why(f"http://public.example{path}", server)
        assert (code, dialled) == ("private", ["93.184.216.34"])


@pytest.mark.parametrize(
    "url",
    [
        "http://inside.example/",
        "http://both.example/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fd00::1]/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://2130706433/",
        "http://localhost/",
    ],
)
def test_no_private_address_is_ever_dialled(url: str) -> None:
    code, dialled = why(url)
    assert (code, dialled) == ("private", [])


@pytest.mark.parametrize(
    "url",
    [
        "ftp://public.example/",
        "file:///etc/passwd",
        "gopher://public.example/",
        "http://public.example:22/",
        "https://public.example:80/",
        "http://user:secret@public.example/",
        "http://public.example:99999999/",
        "javascript:alert(1)",
        "http:///nothing",
    ],
)
def test_only_plain_web_addresses_are_asked(url: str) -> None:
    assert why(url) == ("scheme", [])


def test_a_name_that_does_not_exist_and_a_closed_port_fail() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror

    def closed(address: str, port: int, seconds: float) -> socket.socket:
        raise ConnectionRefusedError

    with pytest.raises(Unreachable) as caught:
        links.probe("http://nowhere.example/", nobody)
    assert caught.value.code == "name"
    with pytest.raises(Unreachable) as caught:
        links.probe("http://public.example/", resolve, closed)
    assert caught.value.code == "connection"


def test_a_server_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "WHOLE_SECONDS", 0.5)
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        connection, _peer = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while not stop.wait(0.1):
                try:
                    connection.sendall(b"X: y\r\n")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    code, _dialled = why("http://public.example/", listener.getsockname()[1])
    stop.set()
    thread.join(timeout=5)
    listener.close()
    assert code == "timeout"
