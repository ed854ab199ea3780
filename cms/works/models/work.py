"""The work: a Wagtail page that creators edit in the studio and editors see in the admin."""

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.fields import StreamField
from wagtail.locks import BaseLock
from wagtail.models import Page, Revision

from cms.answers import no

from .. import credits, deletion, gate, lifecycle, previews
from ..blocks.shared import CreditsBlock, SourcesBlock
from ..choices import LICENCE_CHOICES, AiUse, Rights
from ..forms import WorkForm
from ..permissions import WorkPermissionTester


class WorkTag(TaggedItemBase):
    """A free word that a creator put on a work."""

    content_object = ParentalKey("works.Work", on_delete=models.CASCADE, related_name="tagged_items")


def no_audiences() -> list[str]:
    """The default of ``Work.audiences``."""
    return []


class Work(Page):
    """What all four kinds share. ``owner`` is the account that made it, ``creator`` its public face.

    Going live and coming down are decided by the gate (see ``cms.works.gate``) in ``save``:
    whatever door asks, nothing becomes public that the gate did not allow, and the
    publication is written in the same transaction.
    """

    creator = models.ForeignKey(
        "people.Creator", verbose_name=_("creator"), on_delete=models.PROTECT, related_name="works"
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="works",
    )
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    cover = models.ForeignKey(
        "media.Picture",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topics = ParentalManyToManyField("works.Topic", verbose_name=_("topics"), blank=True)
    tags = ClusterTaggableManager(through=WorkTag, verbose_name=_("tags"), blank=True)
    audiences = models.JSONField(_("audiences"), default=no_audiences, blank=True)  # Audience codes
    city = models.CharField(_("city"), max_length=6, blank=True)  # division code
    credits = StreamField(CreditsBlock(), verbose_name=_("credits"), blank=True)
    sources = StreamField(SourcesBlock(), verbose_name=_("sources"), blank=True)
    rights = models.CharField(_("rights"), max_length=16, choices=Rights.choices, blank=True)
    permission = models.CharField(  # who permitted it, and where it comes from
        _("source and permission"), max_length=300, blank=True
    )
    licence = models.CharField(_("licence"), max_length=32, choices=LICENCE_CHOICES, blank=True)
    ai_use = models.CharField(_("use of AI"), max_length=8, choices=AiUse.choices, blank=True)
    ai_note = models.CharField(_("what AI made, and with which service"), max_length=200, blank=True)
    related = ParentalManyToManyField(
        "works.Work", verbose_name=_("related works"), blank=True, symmetrical=False, related_name="+"
    )
    series = models.ForeignKey(
        "works.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="works",
    )
    series_position = models.PositiveIntegerField(_("place in the series"), null=True, blank=True)
    science_reviewer = models.CharField(  # shown only when they agreed
        _("science reviewer"), max_length=60, blank=True
    )
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)

    parent_page_types = ["works.Library"]
    subpage_types: list[str] = []
    is_creatable = False
    base_form_class = WorkForm

    KIND: str = ""  # "video", "comic", "article" or "drama"; set by each kind

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")

    @property
    def kind(self) -> str:
        """The kind's code, also where only the base row was loaded."""
        return self.KIND or self.specific_class.KIND

    @property
    def public_path(self) -> str:
        """The address on the site, "/article/tai-feng/"."""
        return f"/{self.kind}/{self.slug}/"

    # Saving: every door to the public ends here.

    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> Any:
        """Save, and keep the public record in step in the same transaction.

        Raises ``cms.answers.Refused`` before anything is written when the gate does not allow
        that the work goes live, changes in public or comes down.
        """
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and not _PUBLIC_STATE.intersection(update_fields):
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        self.go_live_at = self.expire_at = None  # the schedule is moderation's
        with transaction.atomic():
            change = lifecycle.ask(self)
            result = super().save(clean=clean, user=user, log_action=log_action, **kwargs)
            lifecycle.carry_out(self, change)
        return result

    def minimal_clean(self) -> None:
        """A draft may be without a title; what is missing is said when it is submitted."""
        self._set_core_field_defaults()
        if len(self.title) > 255:
            raise ValidationError({"title": _("This title is too long.")})
        self._check_slug_is_unique()

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """As Wagtail's, but for the schedule, which is moderation's; credits find their creators."""
        kwargs["approved_go_live_at"] = None
        self.go_live_at = self.expire_at = None
        saved = self.latest_revision.content.get("credits") if self.latest_revision else None
        credits.bind(self, json.loads(saved) if saved else [])
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Work":
        """A revision's content on this page. What belongs to the page as a whole stays the page's.

        References to rows that were deleted since become empty instead of raising.
        """
        work = super().with_content_json(_without_dead_references(type(self), content))
        work.creator_id = self.creator_id
        work.binned_at = self.binned_at
        work.live_revision_id = self.live_revision_id
        work.first_published_at = self.first_published_at
        work.last_published_at = self.last_published_at
        work.expired = self.expired
        work.go_live_at = work.expire_at = None
        if self.first_published_at is not None:
            work.slug = self.slug
            work.url_path = self.url_path
        return work

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's, whole or not at all; the gate decides in ``save``."""
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's, whole or not at all; the gate decides in ``save``."""
        return super().unpublish(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Only a purge from the bin deletes a work (see ``cms.works.deletion``)."""
        deletion.may_delete(self.pk).require()
        return super().delete(*args, **kwargs)

    # Wagtail's other doors.

    def permissions_for_user(self, user: Any) -> WorkPermissionTester:
        """What Wagtail's own pages let ``user`` do."""
        return WorkPermissionTester(user, self)

    def get_lock(self) -> BaseLock | None:
        """In review a work stays as it is."""
        return gate.current().lock(self)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Works are not copied: ``actions.start_from`` makes a new one from an old one."""
        _NOT_HERE.require()

    create_alias = copy
    copy_for_translation = copy
    move = copy

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Where the public reads it; nowhere while it is not public."""
        return (0, settings.PUBLIC_URL, self.public_path) if self.live else None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The public page is the site's."""
        return HttpResponseRedirect(self.public_path)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as the public would see it, drawn by the site from an unsaved publication."""
        return previews.response(request, self)

    def get_admin_display_title(self) -> str:
        """The draft's title, or words that say that there is none yet."""
        return self.draft_title or self.title or str(_("Untitled"))

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))


def _without_dead_references(model: type[Work], content: dict[str, Any]) -> dict[str, Any]:
    content = dict(content)
    for field in model._meta.fields:
        value = content.get(field.name)
        if not isinstance(field, models.ForeignKey) or field.name not in _CONTENT_REFERENCES or not value:
            continue
        if not field.related_model._default_manager.filter(pk=value).exists():
            content[field.name] = None
    return content


_PUBLIC_STATE = {"live", "live_revision", "live_revision_id", "slug", "alias_of", "first_published_at"}
_CONTENT_REFERENCES = {"organisation", "cover", "series", "film", "recording"}
_NOT_HERE = no("not_here", _("Works are not copied or moved here."))


class CoAuthorship(models.Model):
    """Someone whom a creator named as co-author, and what they answered."""

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="coauthorships")
    email = models.EmailField(_("email"))
    role = models.CharField(_("role"), max_length=30, blank=True)
    creator = models.ForeignKey(  # set when they confirm
        "people.Creator", null=True, blank=True, on_delete=models.CASCADE, related_name="coauthorships"
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.INVITED)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("co-authorship")
        verbose_name_plural = _("co-authorships")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["work", "email"], name="one_invitation_per_person")]

    def __str__(self) -> str:
        return f"{self.work_id} · {self.get_state_display()}"
