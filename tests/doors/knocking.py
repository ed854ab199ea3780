"""Knocking at an address as somebody, and whether they were let in."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from .cast import ROLES, Cast
from .registry import Address

# A parameter called "pk" (or the like) means another thing in each namespace.
BY_NAMESPACE = {
    "media": "cover_id",
    "wagtailadmin_api:pages": "page_id",
    "wagtailadmin_api:images": "picture_id",
    "wagtailadmin_api:documents": "document_id",
    "wagtailadmin_collections": "collection_id",
    "wagtailadmin_pages": "page_id",
    "wagtaildocs_chooser": "document_id",
    "wagtailimages_chooser": "picture_id",
    "wagtailimages": "picture_id",
    "wagtailsites": "site",
    "wagtailsnippets_media_film": "film",
    "wagtailsnippetchoosers_media_film": "film",
    "wagtailusers_groups": "group",
    "wagtailusers_users": "user",
}
PLAIN = {
    "action": "delete",
    "action_name": "publish",
    "app_label": "wagtailcore",
    "app_name": "site_config",
    "content_type_app_name": "works",
    "content_type_model_name": "article",
    "filter_spec": "max-100x100",
    "form": "csv",
    "key": "abc",
    "kind": "article",
    "model_name": "siteidentity",
    "name": "x.png",
    "rest": "x",
    "slug": "x",
    "uidb36": "1",
    "version": "x",
}
KINDS = {"media": "picture"}


class Visitors:
    """A browser for each role, signed in once; what a visit changes is undone."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._clients: dict[str, Client] = {}
        self._cookies: dict[str, Any] = {}
        for role in ROLES:
            client = Client(raise_request_exception=False)
            if account := cast.accounts[role]:
                client.force_login(account)
            self._clients[role], self._cookies[role] = client, copy.deepcopy(client.cookies)

    def knock(self, role: str, method: str, url: str, **kwargs: Any) -> HttpResponse:
        """One request as ``role``. The database is as before afterwards."""
        client = self._clients[role]
        client.cookies = copy.deepcopy(self._cookies[role])
        with _undone():
            return getattr(client, method)(url, **kwargs)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def url_of(address: Address, cast: Cast) -> str | None:
    """Where an address leads, with things that exist; None for those that can't be named (catch-alls)."""
    namespace = address.name.rpartition(":")[0]
    values: dict[str, Any] = {}
    for parameter in address.parameters:
        if parameter == "kind":
            values[parameter] = KINDS.get(namespace, PLAIN["kind"])
        elif parameter in {"pk", "id", "object_id"}:
            values[parameter] = cast.parameters.get(BY_NAMESPACE.get(namespace, namespace), 1)
        else:
            values[parameter] = cast.parameters.get(parameter, PLAIN.get(parameter, 1))
    try:
        return reverse(address.name, kwargs=values)
    except NoReverseMatch:
        return None


def let_in(response: HttpResponse, *, hidden: bool) -> bool | None:
    """Whether the visitor passed; None where the door does not take this method.

    Refused is: 401, 403, the way to the sign-in page, Wagtail's way back to its first page, and,
    where the door hides what is behind it, 404.
    """
    if response.status_code == 405:
        return None
    if response.status_code in {401, 403} or (hidden and response.status_code == 404):
        return False
    target = response.get("Location", "") if response.status_code in {301, 302, 303} else ""
    return not ("/accounts/login" in target or target.rstrip("/") == "/admin")
