"""Who is signed in to the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms.people.models import User


@pytest.fixture(autouse=True)
def _password_alone_is_enough(settings: Any) -> None:
    """The second factor has tests of its own."""
    settings.DEMO = True


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """A browser of each person's own."""

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return enter
