"""The names that publications share: putting and retiring them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from .. import changes
from ..errors import AddressTaken
from ..models import OutboxEntry, Term


def put_term(
    *,
    facet: str,
    key: str,
    name: str,
    slug: str,
    parent_key: str = "",
    position: int = 0,
    data: dict[str, Any] | None = None,
) -> Term:
    """Make this the public record of one topic, creator, organisation or series.

    A record that already says the same is left alone; a retired one becomes public again.
    When a topic moves in its tree, all that is under it moves along.

    Raises:
        AddressTaken: another term of this facet has this slug.
        ValidationError: the parent is unknown or is below the term, or a field is too long.
        RuntimeError: no transaction is open.
    """
    changes.require_transaction()
    said = {
        "name": name,
        "slug": slug,
        "parent_key": parent_key,
        "position": position,
        "data": data or {},
        "is_public": True,
    }
    if _says(_current(facet, key), said):
        return _current(facet, key)  # type: ignore[return-value]
    changes.hold()
    term = _current(facet, key)
    if term is not None and _says(term, said):
        return term
    if Term.objects.filter(facet=facet, slug=slug).exclude(key=key).exists():
        raise AddressTaken
    trail = _trail(facet, key, parent_key)
    if term is None:
        term = Term(facet=facet, key=key)
    old_trail = term.trail
    for attribute, value in said.items():
        setattr(term, attribute, value)
    term.trail = trail
    _write(term)
    if old_trail and old_trail != trail:
        Term.objects.filter(facet=facet, trail__startswith=old_trail).exclude(key=key).update(
            trail=Concat(Value(trail), Substr(F("trail"), len(old_trail) + 1))
        )
    return term


def retire_term(*, facet: str, key: str) -> None:
    """Show this term nowhere any more, and keep nothing of what it said: not its name, not its slug.

    Publications keep their reference, so a term that is put again is shown again.
    A term that is unknown or already retired is left alone.

    Raises:
        RuntimeError: no transaction is open.
    """
    changes.hold()
    term = _current(facet, key)
    if term is None or not term.is_public:
        return
    term.name, term.slug, term.data = "", f"retired-{key}", {}
    term.is_public = False
    _write(term)


def _current(facet: str, key: str) -> Term | None:
    return Term.objects.filter(facet=facet, key=key).first()


def _says(term: Term | None, said: dict[str, Any]) -> bool:
    return term is not None and all(getattr(term, name) == value for name, value in said.items())


def _trail(facet: str, key: str, parent_key: str) -> str:
    if not parent_key:
        return f"/{key}/"
    parent = _current(facet, parent_key)
    if parent is None or f"/{key}/" in parent.trail:
        raise ValidationError({"parent": _("Choose another parent: this one isn't there or is below it.")})
    return f"{parent.trail}{key}/"


def _write(term: Term) -> None:
    if term.is_public:
        term.clean_fields(exclude=["data", "change"])
    term.change = changes.take()
    term.save()
    changes.announce(change=term.change, what=OutboxEntry.What.TERM, facet=term.facet, term_key=term.key)
