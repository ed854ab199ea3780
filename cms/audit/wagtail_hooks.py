"""What this room adds to Wagtail's admin."""

from wagtail import hooks

from .viewsets import AuditViewSet


@hooks.register("register_admin_viewset")
def audit_viewset() -> AuditViewSet:
    """The trail."""
    return AuditViewSet()
