"""Taking the demo away: what was public leaves its tombstone, the audit trail stays as it is."""

from collections.abc import Callable

from cms.answers import Refused
from cms.people.actions import delete_account
from cms.people.models import User

from ..models import DemoItem


def delete(*, say: Callable[[str], None]) -> int:
    """Close every account of the demo, and with each its works; answers how many were closed.

    An account that is the last administrator's stays, and is said.
    """
    closed = 0
    for item in DemoItem.objects.filter(key__startswith="account:").order_by("-pk"):
        user = User.objects.filter(pk=item.object_id, anonymised_at__isnull=True).first()
        if user is not None:
            try:
                delete_account(actor=user, user=user, keep_published=False)
            except Refused as refusal:
                say(f"  {user.email}：{refusal.answer.reason}")
                continue
            closed += 1
        item.delete()
    DemoItem.objects.exclude(key__startswith="account:").delete()
    return closed
