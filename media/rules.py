"""Who may send files, use them, and see the originals."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cms.answers import YES, Answer, no

from .models import Attachment, Film, Picture

Thing = Picture | Film | Attachment
ReviewerRule = Callable[[Any, Thing], bool]

_reviewers: list[ReviewerRule] = []


def register_reviewers(rule: ReviewerRule) -> ReviewerRule:
    """A room above says who reviews a thing, and so may see its original."""
    if rule not in _reviewers:
        _reviewers.append(rule)
    return rule


def owner_id_of(thing: Thing) -> int | None:
    """The account that sent a thing."""
    return thing.uploaded_by_id if isinstance(thing, Film) else thing.uploaded_by_user_id


def used_bytes(user: Any) -> int:
    """What an account's files weigh together. Three queries."""
    sums = (
        Picture.objects.filter(uploaded_by_user=user).aggregate(total=Sum("file_size")),
        Attachment.objects.filter(uploaded_by_user=user).aggregate(total=Sum("file_size")),
        Film.objects.filter(uploaded_by=user).aggregate(total=Sum("file_size")),
    )
    return sum(row["total"] or 0 for row in sums)


def may_receive(user: Any, size: int) -> Answer:
    """Whether an account may send another ``size`` bytes."""
    if not (user.is_authenticated and user.is_active):
        return no("not_signed_in", _("Sign in before you upload files."))
    if used_bytes(user) + size > settings.MEDIA_QUOTA_BYTES:
        return no(
            "quota",
            _("Your files would take more than %(limit)s together. Delete what you no longer need.")
            % {"limit": filesizeformat(settings.MEDIA_QUOTA_BYTES)},
        )
    return YES


def may_use(user: Any, thing: Thing) -> Answer:
    """Whether an account may put a thing into its works: its own, or anything for those in the admin."""
    if not (user.is_authenticated and user.is_active):
        return no("not_signed_in", _("Sign in first."))
    if owner_id_of(thing) == user.pk or user.has_perm("wagtailadmin.access_admin"):
        return YES
    return no("not_yours", _("This file was uploaded by someone else. Upload your own."))


def may_change(user: Any, thing: Thing) -> Answer:
    """Whether an account may change what belongs to a thing (words, poster, subtitles): its own, or an editor's."""
    if not (user.is_authenticated and user.is_active):
        return no("not_signed_in", _("Sign in first."))
    if owner_id_of(thing) == user.pk or user.has_perm("media.change_film"):
        return YES
    return no("not_yours", _("This file was uploaded by someone else. Upload your own."))


def may_see_original(user: Any, thing: Thing) -> Answer:
    """Whether an account may fetch the file as it came: the owner, and who reviews it."""
    if not (user.is_authenticated and user.is_active):
        return no("not_signed_in", _("Sign in first."))
    if owner_id_of(thing) == user.pk or user.is_superuser or any(rule(user, thing) for rule in _reviewers):
        return YES
    return no("not_yours", _("Only the owner and the reviewers may see the original file."))
