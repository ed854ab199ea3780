"""Who may do what with accounts: every role against every rule, each refusal with its reason."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cms.people import rules
from cms.people.models import Guardianship, User
from cms.people.roles import Role

from .factories import account, creator

pytestmark = pytest.mark.django_db

ACTORS = ["visitor", "self", "creator", *Role.values, "superuser", "switched_off"]

# rule -> {actor: code}; an actor that isn't named is allowed.
TABLE: dict[str, dict[str, str]] = {
    "may_edit_creator": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(
            ["creator", "form_reviewer", "expert", "chief_editor", "organiser", "judge"], "not_yours"
        ),
    },
    "may_see_guardianship": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(
            ["creator", "form_reviewer", "expert", "chief_editor", "organiser", "judge"],
            "guardianship_private",
        ),
    },
    "may_change_roles": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(
            ["self", "creator", "form_reviewer", "expert", "chief_editor", "organiser", "judge"],
            "not_administrator",
        ),
    },
    "may_edit_account": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(
            ["creator", "form_reviewer", "expert", "chief_editor", "organiser", "judge"],
            "not_administrator",
        ),
    },
    "may_export_account": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(["creator", *Role.values, "superuser"], "not_yours"),
    },
    "may_delete_account": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(
            ["creator", "form_reviewer", "expert", "chief_editor", "organiser", "judge"],
            "not_administrator",
        ),
    },
    "may_edit_organisation": {
        "visitor": "not_signed_in",
        "switched_off": "account_off",
        **dict.fromkeys(
            ["self", "creator", "form_reviewer", "expert", "chief_editor", "organiser", "judge"],
            "not_administrator",
        ),
    },
}
TAKES_CREATOR = {"may_edit_creator", "may_see_guardianship"}
TAKES_NOTHING = {"may_edit_organisation"}


def the_actor(name: str, owner: User) -> User | AnonymousUser:
    if name == "visitor":
        return AnonymousUser()
    if name == "self":
        return owner
    if name == "superuser":
        return User.objects.create_superuser("root@example.cn", "x")
    if name == "switched_off":
        return account(Role.ADMINISTRATOR, is_active=False)
    return account(*([Role(name)] if name in Role.values else []))


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("rule", TABLE)
def test_each_role_is_answered_as_the_table_says(rule: str, actor: str) -> None:
    owner = account()
    theirs = creator(owner, is_minor=True)
    acting = the_actor(actor, owner)
    subject = [] if rule in TAKES_NOTHING else [theirs if rule in TAKES_CREATOR else owner]
    answer = getattr(rules, rule)(acting, *subject)
    assert answer.code == TABLE[rule].get(actor, "")
    assert bool(answer) is (actor not in TABLE[rule])
    assert answer or str(answer.reason)


def test_nobody_changes_their_own_roles() -> None:
    administrator = account(Role.ADMINISTRATOR)
    assert rules.may_change_roles(administrator, administrator).code == "own_roles"


def test_an_administrator_cannot_change_a_superuser() -> None:
    administrator, root = account(Role.ADMINISTRATOR), User.objects.create_superuser("r@example.cn", "x")
    assert rules.may_change_roles(administrator, root).code == "superuser"
    assert rules.may_edit_account(administrator, root).code == "superuser"
    assert rules.may_delete_account(administrator, root).code == "superuser"


def test_the_last_administrator_cannot_leave() -> None:
    administrator = account(Role.ADMINISTRATOR)
    assert rules.may_delete_account(administrator, administrator).code == "last_administrator"
    account(Role.ADMINISTRATOR)
    assert rules.may_delete_account(administrator, administrator)


def test_submitting_asks_for_address_profile_division_and_guardian_in_turn() -> None:
    user = account(verified=False)
    assert rules.may_submit_works(AnonymousUser()).code == "not_signed_in"
    assert rules.may_submit_works(user).code == "email_unverified"
    user.emailaddress_set.update(verified=True)
    assert rules.may_submit_works(user).code == "profile_missing"
    mine = creator(user, city="", county="", is_minor=True)
    user = User.objects.get(pk=user.pk)
    assert rules.may_submit_works(user).code == "city_missing"
    mine.city = "440100"
    mine.save()
    assert rules.may_submit_works(User.objects.get(pk=user.pk)).code == "county_missing"
    mine.city = "441900"  # Dongguan has no counties
    mine.save()
    assert rules.may_submit_works(User.objects.get(pk=user.pk)).code == "guardian_missing"
    guardian = Guardianship.objects.create(creator=mine, guardian_name="林大山")
    assert rules.may_submit_works(User.objects.get(pk=user.pk)).code == "consent_missing"
    guardian.consented_at = timezone.now()
    guardian.save()
    assert rules.may_submit_works(User.objects.get(pk=user.pk))


def test_a_closed_profile_is_edited_by_nobody() -> None:
    closed = creator()
    closed.user = None
    assert rules.may_edit_creator(account(Role.ADMINISTRATOR), closed).code == "account_gone"
