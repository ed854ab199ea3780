"""Background work on files: safe to run twice, by any number of workers."""

from django_tasks import task

from site_config.schedule import every

from . import renditions
from .models import Picture
from .processing import films


@task(queue_name="default")
def make_renditions(picture_id: int) -> int:
    """Make the sizes at which a picture is served; answers how many were missing."""
    picture = Picture.objects.filter(pk=picture_id).first()
    return renditions.make(picture) if picture else 0


@task(queue_name="media")
def process_film(film_id: int) -> None:
    """Make of a film what people watch."""
    films.process(film_id)


@every(60)
@task()
def resume_films() -> int:
    """Take up again films whose process was killed; answers how many."""
    films.give_up()
    waiting = films.waiting()
    for film_id in waiting:
        process_film.enqueue(film_id)
    return len(waiting)
