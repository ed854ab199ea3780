"""The house's own periodic work."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from site_config.schedule import every
from site_config.worker import forget_old_results


@every(60 * 60)
@task()
def forget_old_tasks() -> None:
    """Delete the outcomes of tasks long done."""
    forget_old_results(timezone.now())


@every(24 * 60 * 60)
@task()
def clear_sessions() -> None:
    """Delete the sessions that have expired."""
    call_command("clearsessions")
