"""Loading everything: accounts, topics, works, what happened to them; films are queued."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from cms.people.models import User
from cms.works.actions import create_work, save_draft
from cms.works.models import Work
from media.actions import receive_film, save_subtitle, set_poster
from media.models import Film
from media.processing.films import process

from .. import content, tasks
from ..drawing import cache
from . import items, stories
from .accounts import PASSWORD, load_accounts
from .drafts import Draft

JSON = dict[str, Any]


def load(*, with_films: bool, say: Callable[[str], None]) -> list[JSON]:
    """Load what is missing and answer the accounts to show.

    Args:
        with_films: make and process the films here (a minute or more) instead of queueing them.
        say: told what was done, line by line.
    """
    accounts = load_accounts()
    for spec in content.works().values():
        load_work(spec, accounts[spec["creator"]])
        if spec["kind"] == "video":
            film_of(spec["key"], with_films)
        done = stories.go_on(spec, accounts)
        say(f"  {spec['title']}" + (f"（{done} 步）" if done else ""))
    return shown_accounts()


def load_work(spec: JSON, owner: User) -> None:
    """A work with its draft. Its pictures come first: making them takes longer than others should wait."""
    key = f"work:{spec['key']}"
    if items.known(key) is not None:
        return
    draft = Draft(spec, owner).build()

    def make() -> Work:
        work = create_work(actor=owner, kind=spec["kind"], title=spec["title"])
        save_draft(actor=owner, work_id=work.pk, base_revision_id=work.latest_revision_id, draft=draft)
        return work

    items.once(key, Work, make)


def film_of(key: str, here: bool) -> None:
    """See that a work's film is made: here, or by the worker."""
    if not here:
        if items.known(f"film:{key}") is None:
            tasks.make_film.enqueue(key)
        return
    process(receive(key).pk)


def receive(key: str) -> Film:
    """Draw a work's film, receive it as its owner's, and put it into the draft. Safe to run twice."""
    spec = content.works()[key]
    work = Work.objects.get(pk=items.known(f"work:{key}"))
    owner = work.owner

    def make() -> Film:
        with cache.film(spec["film"]).open("rb") as file:
            film = receive_film(file=file, owner=owner, title=spec["title"])
        set_poster(film=film, actor=owner, picture=work.get_latest_revision_as_object().cover)
        save_subtitle(film=film, language="zh-Hans", text_or_file=as_srt(spec["subtitles"]), actor=owner)
        save_draft(
            actor=owner, work_id=work.pk, base_revision_id=work.latest_revision_id, draft={"film": film.pk}
        )
        return film

    cache.film(spec["film"])  # outside of the transaction: drawing takes a while
    return items.once(f"film:{key}", Film, make)


def as_srt(lines: list[list[Any]]) -> str:
    """Subtitles from (start, end, words), in seconds."""
    return "\n".join(
        f"{number}\n00:00:{start:02d},000 --> 00:00:{end:02d},000\n{words}\n"
        for number, (start, end, words) in enumerate(lines, 1)
    )


def shown_accounts() -> list[JSON]:
    """One account for each role, written beside the database for ``./dev run`` to show."""
    people = content.read("people.yaml")
    accounts = [
        {"role": about["show"], "email": about["email"], "password": PASSWORD}
        for about in [*people["creators"].values(), *people["staff"].values()]
        if "show" in about
    ]
    path = Path(settings.VAR_DIR) / "demo-accounts.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(accounts, ensure_ascii=False, indent=1), encoding="utf-8")
    return accounts


def go_on_with(film_id: int) -> int:
    """Go on with the story of the work that has this film; answers how many steps were done."""
    key = items.key_of_film(film_id)
    if key is None:
        return 0
    people = content.read("people.yaml")
    names = [*people["staff"], *people["creators"]]
    accounts = {name: User.objects.get(pk=pk) for name in names if (pk := items.known(f"account:{name}"))}
    return stories.go_on(content.works()[key], accounts)
