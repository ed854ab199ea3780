"""Who must know when a creator's or an organisation's public face changes.

Publishing keeps the terms that publications name; it stands above people, so the room that may
import both registers here (in ``AppConfig.ready``). Listeners run inside the transaction that
changes the row: the change and the public term are kept together or not at all.
"""

from collections.abc import Callable

from .models import Creator, Organisation

_creator_listeners: list[Callable[[Creator], None]] = []
_organisation_listeners: list[Callable[[Organisation], None]] = []


def register(
    on_creator_changed: Callable[[Creator], None],
    on_organisation_changed: Callable[[Organisation], None],
) -> None:
    """Register listeners; registering the same function again does nothing."""
    if on_creator_changed not in _creator_listeners:
        _creator_listeners.append(on_creator_changed)
    if on_organisation_changed not in _organisation_listeners:
        _organisation_listeners.append(on_organisation_changed)


def creator_changed(creator: Creator) -> None:
    """Tell the listeners; every action and admin form that saves a creator calls it.

    A creator without an account whose name is the anonymous one is no longer public:
    see ``is_public``.
    """
    for listener in _creator_listeners:
        listener(creator)


def organisation_changed(organisation: Organisation) -> None:
    """Tell the listeners; every action and admin form that saves an organisation calls it."""
    for listener in _organisation_listeners:
        listener(organisation)


def is_public(creator: Creator) -> bool:
    """Whether readers may see the creator by name: not once the account was anonymised."""
    return creator.user_id is not None
