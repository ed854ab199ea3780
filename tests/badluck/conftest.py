"""What these tests share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms.people.models import Creator
from cms.people.roles import Role
from tests.factories import make_creator, make_user

Browser = Callable[..., Client]


@pytest.fixture
def browser(db: None, settings: Any) -> Browser:
    """A browser in which somebody has signed in; it gets the page for failures, as people do."""
    settings.DEMO = True  # a second factor is asked for elsewhere

    def open_for(user: Any, **options: Any) -> Client:
        client = Client(raise_request_exception=False, **options)
        client.force_login(user)
        return client

    return open_for


@pytest.fixture
def creator(db: None) -> Creator:
    """A creator with a complete profile."""
    return make_creator(name="陈静")


@pytest.fixture
def chief(db: None) -> Any:
    """A chief editor who is an administrator too."""
    return make_user((Role.CHIEF_EDITOR, Role.ADMINISTRATOR))
