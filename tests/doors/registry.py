"""Every door there is, found in the registries themselves: a door that nobody listed can't hide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management import get_commands
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry


@dataclass(frozen=True)
class Address:
    """An address: its qualified name, where it is, and the names of its parameters."""

    name: str
    route: str
    parameters: tuple[str, ...]


def addresses() -> list[Address]:
    """Every address of the URL configuration."""
    return list(_walk(get_resolver(), "", "", ()))


def _walk(
    resolver: URLResolver, route: str, namespace: str, parameters: tuple[str, ...]
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = parameters + _parameters(pattern.pattern)
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, path, inner, here)
        else:
            assert isinstance(pattern, URLPattern)
            yield Address(namespace + (pattern.name or f"<{path}>"), path, here)


def _parameters(pattern: Any) -> tuple[str, ...]:
    named = tuple(pattern.converters) if pattern.converters else ()
    return named or tuple(re.findall(r"\(\?P<(\w+)>", str(pattern)))


def bulk_actions() -> list[str]:
    """Wagtail's bulk actions, as "app.model.action"."""
    bulk_action_registry._scan_for_bulk_actions()
    return sorted(
        f"{app}.{model}.{action}"
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    )


def admin_api_actions() -> list[str]:
    """What the admin's own API can do to a page."""
    return sorted(PagesAdminAPIViewSet.actions)


def commands() -> list[str]:
    """The management commands of the house and of Wagtail, by name."""
    rooms = {config.name for config in apps.get_app_configs() if _is_ours(config.name)}
    return sorted(name for name, app in get_commands().items() if app in rooms or app == "wagtail")


def _is_ours(name: str) -> bool:
    return name.split(".")[0] in {"cms", "media", "search", "site_config", "frontend", "demo"}
