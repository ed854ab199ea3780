"""Series: works that belong together in an order."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from cms.audit.actions import record
from cms.people.rules import creator_of

from .. import rules, slugs, terms
from ..models import Series
from ..tasks import refresh_later


@transaction.atomic
def create_series(*, actor: Any, title: str, summary: str = "") -> Series:
    """A new series of the actor's. Raises Refused, ValidationError (by field)."""
    rules.may_create(actor).require()
    series = Series(title=" ".join(title.split()), summary=summary.strip(), creator=creator_of(actor))
    series.slug = slugs.unique(
        slugs.from_title(series.title, fallback="series"),
        lambda slug: Series.objects.filter(slug=slug).exists(),
    )
    return _save(series, actor, "works.add_series")


@transaction.atomic
def change_series(*, actor: Any, series_id: int, title: str, summary: str = "") -> Series:
    """Rename a series; its address stays. Raises Refused, ValidationError, Series.DoesNotExist."""
    series = Series.objects.select_for_update().get(pk=series_id)
    rules.may_edit_series(actor, series).require()
    series.title, series.summary = " ".join(title.split()), summary.strip()
    return _save(series, actor, "works.change_series")


@transaction.atomic
def retire_series(*, actor: Any, series_id: int) -> None:
    """Delete a series; its works stay, on their own. Raises Refused, Series.DoesNotExist."""
    series = Series.objects.select_for_update().get(pk=series_id)
    rules.may_edit_series(actor, series).require()
    forget_series(series, actor=actor)


def forget_series(series: Series, *, actor: Any) -> None:
    """Delete a series in the caller's transaction; asks no rule."""
    record(actor=actor, verb="works.retire_series", subject=series)
    terms.retire_series_term(series.pk)
    refresh_later(Q(series=series.pk))
    series.delete()


def _save(series: Series, actor: Any, verb: str) -> Series:
    series.full_clean()
    series.save()
    terms.put_series_term(series)
    record(actor=actor, verb=verb, subject=series)
    return series
