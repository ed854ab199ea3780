"""Background work on a clock: publishing what is due, deadlines, the bin. Safe to run twice.

The automatic checks, which a submission enqueues, are in ``automatic.tasks``.
"""

from django_tasks import task

from site_config.schedule import every

from . import actions, deadlines


@every(60)
@task()
def publish_due() -> list[dict[str, object]]:
    """Publish what was approved and whose time has come; returns a report of each."""
    return [
        {"submission": report.submission_id, "problem": report.problem} for report in actions.publish_due()
    ]


@every(300)
@task()
def watch_deadlines() -> dict[str, int]:
    """Remind and escalate reviews."""
    return deadlines.watch()


@every(6 * 3600)
@task()
def purge_bin() -> list[int]:
    """Delete for good what has been in the bin for long enough."""
    return actions.purge_bin()
