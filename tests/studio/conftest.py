"""What the studio's tests share."""

from typing import Any

import pytest
from django.test import Client

from cms.people.models import Creator
from tests.factories import make_creator


@pytest.fixture
def creator(db: None) -> Creator:
    """A creator with a complete profile."""
    return make_creator(name="陈静")


@pytest.fixture
def studio(creator: Creator) -> Client:
    """Their browser."""
    return signed_in(creator.user)


def signed_in(user: Any) -> Client:
    """A browser in which ``user`` has signed in."""
    client = Client()
    client.force_login(user)
    return client
