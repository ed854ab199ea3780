"""Guards at the two doors that do not pass ``Work``'s own methods: base pages and deletion."""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.answers import no

from . import deletion
from .models import Work

_NOT_HERE = no("not_here", _("Works are not published, moved or renamed here."))
_PUBLIC_STATE = ("live", "live_revision_id", "slug", "title", "url_path", "translation_key", "alias_of_id")


def shut() -> None:
    """Put the guards up; called when the app is ready."""
    pre_save.connect(guard_base_page, sender=Page, dispatch_uid="works.base_page")
    pre_delete.connect(deletion.guard, sender=Work, dispatch_uid="works.deletion")


def guard_base_page(sender: Any, instance: Page, raw: bool = False, **kwargs: Any) -> None:
    """Refuse that a work's base page is saved with another public state.

    Code that loaded a work as a plain ``Page`` (Wagtail's ``publish_scheduled`` expires pages so,
    its move action saves them so) does not pass ``Work.save``, where the gate is asked.
    """
    model = instance.specific_class
    if raw or instance._state.adding or model is None or not issubclass(model, Work):
        return
    row = Page.objects.filter(pk=instance.pk).values(*_PUBLIC_STATE).first()
    if row is not None and any(row[name] != getattr(instance, name) for name in _PUBLIC_STATE):
        _NOT_HERE.require()
