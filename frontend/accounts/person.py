"""Who asks: after ``login_required`` the request's user is an account."""

from typing import cast

from django.http import HttpRequest

from cms.people.models import User


def person(request: HttpRequest) -> User:
    """The account that is signed in. Only for views behind ``login_required``."""
    return cast(User, request.user)
