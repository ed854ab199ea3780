"""Who sees which part of review in the admin."""

from typing import Any

import pytest
from django.urls import reverse

from cms.audit.models import AuditEntry
from cms.moderation.models import Affiliation, ReviewPlan
from cms.people.models import Organisation
from cms.people.roles import Role
from tests.people.factories import account

from ..factories import Office, article, picture, send

PAGES = ["queue", "works", "bin", "substitutes"]
SETTINGS = ["reviewplan", "reason", "watchword", "expertise", "affiliation"]


@pytest.mark.parametrize("name", PAGES)
def test_reviewers_open_every_page_of_review(office: Office, signed_in: Any, name: str) -> None:
    for user in (office.form, office.expert, office.chief, office.administrator):
        assert signed_in(user).get(reverse(f"moderation:{name}")).status_code == 200


def test_the_workload_is_for_chief_editors_and_administrators(office: Office, signed_in: Any) -> None:
    path = reverse("moderation:workload")
    send(office.author, article(office.author, office.topic))
    assert signed_in(office.form).get(path).status_code == 403
    for user in (office.chief, office.administrator):
        response = signed_in(user).get(path)
        assert [stage["many"] for stage in response.context["stages"]] == [1]
        assert "形式甲" in response.content.decode()


@pytest.mark.parametrize("name", [*PAGES, "workload"])
def test_creators_organisers_and_judges_open_none(office: Office, signed_in: Any, name: str) -> None:
    for user in (office.author, account(Role.ORGANISER), account(Role.JUDGE)):
        assert signed_in(user).get(reverse(f"moderation:{name}")).status_code in {302, 403, 404}


def test_a_creator_opens_neither_the_review_page_nor_the_uses_of_a_picture(
    office: Office, signed_in: Any
) -> None:
    cover = picture(office.author)
    work = article(office.author, office.topic, cover)
    send(office.author, work)
    client = signed_in(office.author)
    for path in (
        reverse("moderation:work", args=[work.pk]),
        reverse("moderation:picture_uses", args=[cover.pk]),
    ):
        assert client.get(path).status_code in {302, 403}
        assert client.post(path, {"act": "claim"}).status_code in {302, 403}


def test_a_draft_that_was_never_sent_is_not_shown_to_reviewers(office: Office, signed_in: Any) -> None:
    work = article(office.author, office.topic)
    path = reverse("moderation:work", args=[work.pk])
    assert signed_in(office.form).get(path).status_code in {302, 403}
    assert signed_in(office.chief).get(path).status_code == 200


@pytest.mark.parametrize("name", SETTINGS)
def test_only_an_administrator_sets_plans_reasons_words_and_experts(
    office: Office, signed_in: Any, name: str
) -> None:
    path = f"/admin/{name}/"
    assert signed_in(office.administrator).get(path).status_code == 200
    assert signed_in(office.administrator).get(f"{path}new/").status_code == 200
    # Who has the admin is sent back to its first page; who has not stops at its door.
    for user, status in ((office.chief, 302), (office.form, 302), (office.author, 403)):
        assert signed_in(user).get(path).status_code == status
        assert signed_in(user).get(f"{path}new/").status_code == status


def test_the_menu_offers_only_what_one_may_open(office: Office, signed_in: Any) -> None:
    def menu(user: Any) -> str:
        return signed_in(user).get("/admin/").content.decode()

    assert "/admin/review/" in menu(office.form)
    assert "/admin/reviewplan/" not in menu(office.form)
    assert "/admin/reviewplan/" not in menu(office.chief)
    assert "/admin/reviewplan/" in menu(office.administrator)


def test_the_first_page_shows_what_waits_for_this_reviewer(office: Office, signed_in: Any) -> None:
    send(office.author, article(office.author, office.topic))
    assert "台风是怎样形成的" in signed_in(office.form).get("/admin/").content.decode()
    assert "台风是怎样形成的" not in signed_in(office.expert).get("/admin/").content.decode()


def test_a_plan_offers_the_kinds_by_name(office: Office, signed_in: Any) -> None:
    client = signed_in(office.administrator)
    plan = ReviewPlan.objects.filter(kind="", lane="usual").get()
    response = client.get(f"/admin/reviewplan/edit/{plan.pk}/")
    assert {"", "video", "comic", "article", "drama"} == set(
        dict(response.context["form"].fields["kind"].choices)
    )
    assert "* ·" not in client.get("/admin/reviewplan/").content.decode()


def test_an_administrator_says_to_which_organisation_a_reviewer_belongs(
    office: Office, signed_in: Any
) -> None:
    organisation = Organisation.objects.create(name="气象台", slug="qi-xiang-tai", city="440100")
    client = signed_in(office.administrator)
    values = {"user": office.expert.pk, "organisation": organisation.pk}
    assert client.post("/admin/affiliation/new/", values).status_code == 302
    assert Affiliation.objects.get().user == office.expert
    assert AuditEntry.objects.filter(verb="moderation.settings", actor=office.administrator).exists()
