"""Background work: consumers are moved forward, pages and publications are compared."""

import logging

from django_tasks import task

from site_config.schedule import every

from . import reconciliation
from .delivery import deliver

__all__ = ["deliver", "reconcile"]

logger = logging.getLogger(__name__)


@every(60)
@task()
def reconcile() -> None:
    """Mend every page and publication that disagree. One that fails is logged and holds up no other."""
    for difference in list(reconciliation.differences()):
        try:
            done = reconciliation.mend(difference.source, difference.page_id)
        except Exception:
            logger.exception("reconcile_failed", extra={"page_id": difference.page_id})
        else:
            logger.warning("reconciled", extra={"page_id": difference.page_id, "done": done})
