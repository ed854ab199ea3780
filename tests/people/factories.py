"""Accounts for tests of this room."""

from itertools import count

from allauth.account.models import EmailAddress

from cms.people.models import Creator, User
from cms.people.roles import Role, group_of

PASSWORD = "a long enough secret 7"
_numbers = count(1)


def account(*roles: Role, email: str = "", verified: bool = True, **fields: object) -> User:
    """An account with roles, its address confirmed."""
    address = email or f"person{next(_numbers)}@example.cn"
    user = User.objects.create_user(address, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=address, verified=verified, primary=True)
    user.groups.add(*(group_of(role) for role in roles))
    return user


def creator(user: User | None = None, **fields: object) -> Creator:
    """A profile that is complete."""
    owner = user or account()
    values = {"name": "林小满", "slug": f"lin-{owner.pk}", "city": "440100", "county": "440106"}
    return Creator.objects.create(user=owner, **{**values, **fields})
