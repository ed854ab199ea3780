"""Films of the demo in the background."""

from django.db import transaction
from django_tasks import task

from .loading import loader
from .models import DemoItem


@task(queue_name="media")
def make_film(key: str) -> None:
    """Draw the film of a work and receive it; processing is queued by that."""
    if DemoItem.objects.filter(key=f"work:{key}").exists():
        loader.receive(key)


@task()
def go_on(film_id: int) -> int:
    """Go on with the story of the work whose film is ready."""
    return loader.go_on_with(film_id)


def film_changed(film_id: int) -> None:
    """A listener of ``media.ready``: any film, in the transaction that changes it."""
    if DemoItem.objects.filter(key__startswith="film:", object_id=film_id).exists():
        transaction.on_commit(lambda: go_on.enqueue(film_id))
