"""Rooms above hear when what is shown of a film has changed, so that publications follow."""

from collections.abc import Callable

FilmListener = Callable[[int], None]

_listeners: list[FilmListener] = []


def register(listener: FilmListener) -> FilmListener:
    """Call ``listener(film_id)`` in the transaction in which a film becomes ready, fails, or changes."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def film_changed(film_id: int) -> None:
    """Tell the rooms above. Call it inside the transaction that changes the film."""
    for listener in _listeners:
        listener(film_id)
