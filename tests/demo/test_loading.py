"""Loading the demo, again, and taking it away."""

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from cms.moderation.models import Submission, SubmissionState
from cms.people.models import User
from cms.publishing.models import Publication
from cms.works.models import Work
from demo import content
from demo.loading import drafts, loader
from demo.models import DemoItem
from media.models import Film, FilmState

FEW = ("comic-mangrove", "article-halo", "article-damp", "video-thunder")


@pytest.fixture
def few(monkeypatch, settings, tmp_path, db):
    """Four works, so that the test is quick; the pictures are the real ones."""
    settings.DEMO = True
    settings.VAR_DIR = tmp_path
    chosen = {key: content.works()[key] for key in FEW}
    monkeypatch.setattr(content, "works", lambda: chosen)
    return chosen


def test_the_demo_is_loaded_only_where_known_passwords_are_allowed(settings, db):
    settings.DEMO = False
    for command in ("load_demo", "delete_demo"):
        with pytest.raises(CommandError):
            call_command(command)
    assert not User.objects.exists()


def test_loading_goes_through_review_and_loading_again_changes_nothing(few, tmp_path):
    call_command("load_demo", verbosity=0)
    states = Counter(Submission.objects.values_list("state", flat=True))
    assert states == {SubmissionState.PUBLISHED: 1, SubmissionState.REFUSED: 1, SubmissionState.IN_REVIEW: 1}
    assert Publication.objects.filter(kind="comic", state="live").count() == 1
    work = Work.objects.get(title="小秋茄漂流记")
    deciders = set(work.submissions.get().reviews.values_list("decided_by", flat=True))
    assert len(deciders) == 3
    accounts = json.loads((tmp_path / "demo-accounts.json").read_text())
    assert {"role", "email", "password"} == set(accounts[0])
    before = (
        Work.objects.count(),
        User.objects.count(),
        DemoItem.objects.count(),
        Submission.objects.count(),
    )
    call_command("load_demo", verbosity=0)
    after = (Work.objects.count(), User.objects.count(), DemoItem.objects.count(), Submission.objects.count())
    assert after == before


def test_a_work_goes_on_with_its_story_when_its_film_is_ready(few, monkeypatch, film_file):
    monkeypatch.setattr(drafts.cache, "film", lambda key: film_file)
    call_command("load_demo", verbosity=0)
    work = Work.objects.get(title="数一数，闪电离我多远")
    assert not work.live
    film = loader.receive("video-thunder")
    assert loader.go_on_with(film.pk) == 0, "the film is not ready yet"
    loader.process(film.pk)
    film = Film.objects.get(pk=film.pk)
    assert film.state == FilmState.READY
    assert loader.go_on_with(film.pk) == 4
    work.refresh_from_db()
    assert work.live
    detail = Publication.objects.get(kind="video").detail
    assert detail["film"]["subtitles"][0]["language"] == "zh-Hans"


def test_deleting_closes_the_accounts_and_takes_the_works_down(few):
    call_command("load_demo", verbosity=0)
    call_command("delete_demo", verbosity=0)
    assert not Publication.objects.filter(kind="comic", state="live").exists()
    assert not User.objects.filter(email__endswith="@demo.example", email__startswith="creator").exists()
    call_command("load_demo", verbosity=0)
    assert Publication.objects.filter(kind="comic", state="live").count() == 1


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("· 灯亮。", "direction"),
        ("小风（喘着气）：呼——", "speech"),
        ("小雷：看我的：扔！", "speech"),
    ],
)
def test_a_line_of_a_script_is_a_speech_or_a_direction(line, block):
    made = drafts.Draft({"key": "x"}, None).line(line)
    assert made["type"] == block
    if "看我的" in line:
        assert made["value"] == {"role": "小雷", "manner": "", "words": "看我的：扔！"}
