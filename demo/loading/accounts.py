"""The demo's accounts: creators of the three sorts, and one account at least for each role."""

from functools import cache
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from cms.moderation.models import Expertise
from cms.people.actions import change_profile, change_roles, complete_profile, record_guardian_consent
from cms.people.models import User
from cms.people.roles import Role, group_of
from cms.works.actions import put_topic
from cms.works.models import Topic
from media.actions import receive_picture

from .. import content
from ..drawing.cache import avatar
from . import items

PASSWORD = "kepu-demo-2026"  # noqa: S105 -- shown on the screen, and only where settings.DEMO is on


@cache
def hashed() -> str:
    """The password as it is stored; hashing takes a while on purpose, so once for all."""
    return make_password(PASSWORD)


def load_accounts() -> dict[str, User]:
    """All accounts by their names in ``people.yaml``."""
    people = content.read("people.yaml")
    staff, creators = people["staff"], people["creators"]
    administrator = account("administrator", staff["administrator"])
    accounts = {"administrator": administrator}
    for name, about in staff.items():
        if name != "administrator":
            accounts[name] = account(name, about, actor=administrator)
    load_topics(administrator)
    for name, about in staff.items():
        load_expertise(accounts[name], about.get("expertise", []))
    for name, about in creators.items():
        accounts[name] = account(name, about)
        load_profile(name, accounts[name], about)
    return accounts


def account(name: str, about: dict[str, Any], actor: User | None = None) -> User:
    """An account with a verified address and its roles."""

    @transaction.atomic
    def make() -> User:
        user = User(email=about["email"], name=about["name"].split("（")[0], password=hashed())
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        roles = [Role(role) for role in about.get("roles", [])]
        if actor is not None and roles:
            change_roles(actor=actor, user=user, roles=roles)
        elif roles:  # the first administrator, whom nobody can appoint
            user.groups.add(*(group_of(role) for role in roles))
        return user

    return items.once(f"account:{name}", User, make)


def load_profile(name: str, user: User, about: dict[str, Any]) -> None:
    """The public face of a creator; a minor's guardian."""
    if getattr(user, "creator", None) is None:
        creator = complete_profile(
            user=user,
            kind=about["kind"],
            name=about["name"],
            city=about["city"],
            county=about.get("county", ""),
            bio=about.get("bio", ""),
            is_minor=about.get("is_minor", False),
        )
        if guardian := about.get("guardian"):
            record_guardian_consent(
                actor=user,
                creator=creator,
                guardian_name=guardian["name"],
                relation=guardian["relation"],
                consented=True,
            )
    if user.creator.avatar_id is None:
        with avatar(name, about).open("rb") as file:
            picture = receive_picture(file=file, owner=user, title=about["name"], alt=about["name"])
        change_profile(actor=user, creator=user.creator, avatar=picture)


def load_topics(administrator: User) -> None:
    """The tree of topics; one that is there already is used as it is."""
    for position, top in enumerate(content.read("topics.yaml")):
        parent = topic(administrator, top, None, position)
        for place, child in enumerate(top.get("children", [])):
            topic(administrator, child, parent, place)


def topic(administrator: User, about: dict[str, Any], parent: Topic | None, position: int) -> Topic:
    """One topic."""
    there = Topic.objects.filter(slug=about["slug"]).first()
    if there is not None:
        return there
    fresh = Topic(slug=about["slug"], name=about["name"], parent=parent, position=position)
    return put_topic(actor=administrator, topic=fresh)


def load_expertise(user: User, slugs: list[str]) -> None:
    """What an expert is an expert of."""
    for row in Topic.objects.filter(slug__in=slugs):
        Expertise.objects.get_or_create(user=user, topic=row)
