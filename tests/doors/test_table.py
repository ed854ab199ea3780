"""Every role at every address: who is let in is what the table says."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType

from . import registry
from .cast import ROLES, Cast, gather
from .knocking import Visitors, let_in, url_of
from .table import TABLE, Doors

CATCH_ALLS = {
    "<admin/^password_reset/(?P<rest>.*)$>",
    "<admin/test404/>",
    "<admin/^.*/$>",
    "<api/v1/>",
}
# Wagtail's own faults, for those who have the admin: a page made to fail, and forms sent empty.
FAIL_BY_THEMSELVES = {
    "wagtailadmin_error_test",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_pages:set_page_position",
    "wagtailsnippetchoosers_media_film:create",
    "readyz",  # no worker runs beside the test
}


@pytest.fixture
def cast(db: None, settings: pytest.FixtureRequest) -> Iterator[Cast]:
    settings.DEMO = True  # without it a second factor is asked for first: see tests/people
    ContentType.objects.clear_cache()
    yield gather()


def listed() -> dict[str, Doors]:
    return {name: doors for doors in TABLE for name in doors.names.split()}


def test_no_door_is_unlisted_and_none_is_listed_twice_or_gone() -> None:
    names = {address.name for address in registry.addresses()} - CATCH_ALLS
    assert names - listed().keys() == set(), "a new door: say in table.py who may pass it"
    assert listed().keys() - names == set(), "these doors are gone: take them out of table.py"
    counted = Counter(name for doors in TABLE for name in doors.names.split())
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.slow
def test_every_role_at_every_address_is_let_in_or_turned_away_as_the_table_says(cast: Cast) -> None:
    visitors, table = Visitors(cast), listed()
    wrong = []
    for address in registry.addresses():
        url = url_of(address, cast)
        if url is None:
            assert address.name in CATCH_ALLS, address
            continue
        doors = table[address.name]
        for method, expected in (("get", doors.look), ("post", doors.act)):
            for role in ROLES:
                response = visitors.knock(role, method, url)
                passed = let_in(response, hidden=address.name.startswith("studio:"))
                if response.status_code >= 500 and address.name not in FAIL_BY_THEMSELVES:
                    wrong.append(f"{role} {method} {url}: {response.status_code}")
                # A door that does not take the method says so only to those whom it lets in.
                if (expected is None and passed is not None) or (
                    expected is not None and (passed is not False) != (role in expected)
                ):
                    wrong.append(f"{role} {method} {url} ({address.name}): {response.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_a_refusal_of_the_house_says_why(cast: Cast) -> None:
    """Not only a number: the rule's reason is on the page."""
    visitors = Visitors(cast)
    work, picture = cast.parameters["work_id"], cast.parameters["picture_id"]
    told = {
        ("creator", f"/preview/{work}/"): "这是他人的作品",
        ("form_reviewer", "/admin/audit/"): "只有管理员",
        ("creator", f"/files/originals/picture/{picture}/"): "只有",
    }
    for (role, url), words in told.items():
        response = visitors.knock(role, "get", url)
        assert response.status_code == 403, (role, url)
        assert words in response.content.decode(), (role, url)
