"""Who may read the trail. Nobody may change it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.answers import YES, Answer, no


def may_read(user: Any) -> Answer:
    """Whoever was given the permission to view entries: administrators, by their role."""
    if getattr(user, "is_active", False) and user.has_perm("audit.view_auditentry"):
        return YES
    return no("audit_private", _("Only administrators read the audit trail."))
