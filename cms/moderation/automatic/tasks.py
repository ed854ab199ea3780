"""The automatic checks as a background task."""

from django_tasks import task

from .running import run


@task()
def run_checks(submission_id: int) -> int:
    """Check one submission; returns how many things were found. Safe to run twice."""
    return run(submission_id)
