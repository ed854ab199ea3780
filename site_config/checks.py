"""House rules that a setting could break, as system checks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def published_only_through_the_gate(**kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own workflow would open doors that review keeps shut (docs/decisions/0001)."""
    if settings.WAGTAIL_WORKFLOW_ENABLED:
        return [
            Error("WAGTAIL_WORKFLOW_ENABLED must be off: review is cms.moderation's", id="site_config.E001")
        ]
    return []


@register
def one_transaction_for_the_admin(**kwargs: Any) -> list[CheckMessage]:
    """The admin's writes are one transaction each, and its refusals are answered inside of it."""
    needed = ["site_config.middleware.AdminTransactionMiddleware", "site_config.middleware.RefusalMiddleware"]
    found = [name for name in settings.MIDDLEWARE if name in needed]
    if found != needed:
        return [Error(f"MIDDLEWARE must hold, in this order: {', '.join(needed)}", id="site_config.E002")]
    return []


@register
def scripts_come_from_our_files(**kwargs: Any) -> list[CheckMessage]:
    """No policy may let inline scripts or evaluated text run."""
    directives: dict[str, Any] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]  # type: ignore[assignment]
    for name in ("script-src", "default-src"):
        if {"'unsafe-inline'", "'unsafe-eval'"} & set(directives.get(name, [])):
            return [Error(f"CONTENT_SECURITY_POLICY's {name} lets any script run", id="site_config.E003")]
    return []
