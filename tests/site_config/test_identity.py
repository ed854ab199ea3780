"""What an administrator says of the site: name, navigation, footer, filing numbers."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.people.actions import notify
from cms.people.models import Letter
from cms.people.roles import Role
from site_config.identity import clean_address
from site_config.models import SiteIdentity, site_name
from tests.people.factories import account

pytestmark = pytest.mark.django_db
PAGE = "/admin/settings/site_config/siteidentity/"


def test_the_name_is_the_settings_until_an_administrator_gives_one(settings) -> None:
    assert site_name() == settings.WAGTAIL_SITE_NAME
    SiteIdentity.objects.create(name="科普南粤")
    assert site_name() == "科普南粤"
    notify(user=account(), topic="review", text="您的作品已通过")
    assert Letter.objects.get().subject == "[科普南粤] 您的作品已通过"


@pytest.mark.parametrize("address", ["/", "/topics/", "https://www.gdsta.cn/"])
def test_a_link_leads_within_the_site_or_to_https(address: str) -> None:
    clean_address(address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example/", "http://a.cn/", "data:text/html,x", "topics/"]
)
def test_a_link_leads_nowhere_else(address: str) -> None:
    with pytest.raises(ValidationError):
        clean_address(address)


def test_an_administrator_edits_the_sites_identity(client: Client) -> None:
    client.force_login(account(Role.ADMINISTRATOR))
    values = {
        "name": "科普南粤",
        "icp_number": "粤ICP备12345678号-1",
        "police_number": "粤公网安备44010602001234号",
        "navigation-count": "1",
        "navigation-0-deleted": "",
        "navigation-0-order": "0",
        "navigation-0-type": "link",
        "navigation-0-id": "",
        "navigation-0-value-text": "主题",
        "navigation-0-value-url": "/topics/",
        "footer_links-count": "0",
    }
    page = client.get(PAGE, follow=True)
    where = page.redirect_chain[-1][0]
    assert page.status_code == 200
    assert client.post(where, values).status_code == 302
    kept = SiteIdentity.objects.get()
    assert (kept.name, kept.icp_number) == ("科普南粤", "粤ICP备12345678号-1")
    assert [block.value["url"] for block in kept.navigation] == ["/topics/"]
    wrong = client.post(where, {**values, "navigation-0-value-url": "javascript:alert(1)"})
    assert wrong.status_code == 200
    assert SiteIdentity.objects.get().navigation[0].value["url"] == "/topics/"


@pytest.mark.parametrize("role", [Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR])
def test_reviewers_do_not_edit_the_sites_identity(client: Client, role: Role) -> None:
    client.force_login(account(role))
    client.post(PAGE + "1/", {"name": "x"})
    assert not SiteIdentity.objects.filter(name="x").exists()
