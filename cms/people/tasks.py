"""Background work of people: sending the letters that wait."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from site_config.schedule import every

from . import post


@every(60)
@task()
def send_letters() -> int:
    """Send every letter that is due. Safe to run twice and side by side. Returns how many went."""
    return post.send_due_letters()


@every(24 * 3600)
@task()
def forget_old_letters() -> int:
    """Delete letters that were sent long ago. Safe to run twice. Returns how many."""
    return post.forget_old_letters()


def send_soon() -> None:
    """Have the letters sent, unless a run that will see them already waits."""
    waiting = DBTaskResult.objects.ready().filter(task_path=send_letters.module_path)
    if not waiting.exists():
        send_letters.enqueue()
