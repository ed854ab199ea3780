"""Every work that uses a picture, public or not, and in which place."""

from dataclasses import dataclass, field

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import ReferenceIndex

from cms.works.blocks_walk import leaves
from cms.works.models import Work
from media.models import Picture

from .views import ReviewAdminView


@dataclass
class Use:
    """A work that uses the picture. ``places`` are the fields, in words."""

    work: Work
    places: list[str] = field(default_factory=list)
    in_correction: bool = False  # only a correction that is not public yet uses it


def uses_of(picture: Picture) -> list[Use]:
    """The works that use a picture: what their rows refer to, and corrections of public works.

    Three queries, and one for each correction that waits.
    """
    places: dict[int, list[str]] = {}
    for reference in ReferenceIndex.get_references_to(picture):
        if reference.object_id.isdigit():
            places.setdefault(int(reference.object_id), []).append(str(reference.describe_source_field()))
    works = {work.pk: work for work in Work.objects.filter(pk__in=places).select_related("creator")}
    uses = [Use(work, sorted(set(places[pk]))) for pk, work in sorted(works.items(), reverse=True)]
    waiting = Work.objects.filter(live=True).exclude(latest_revision=F("live_revision"))
    for work in waiting.exclude(pk__in=works).select_related("creator", "latest_revision"):
        if _names(work.latest_revision.as_object(), picture):
            uses.append(Use(work, in_correction=True))
    return uses


def _names(work: Work, picture: Picture) -> bool:
    """Whether a version of a work, as its revision has it, names the picture."""
    if work.cover_id == picture.pk:
        return True
    streams = [column for column in work._meta.get_fields() if isinstance(column, StreamField)]
    return any(
        isinstance(leaf, ImageChooserBlock) and value == picture.pk
        for column in streams
        for leaf, value in leaves(column.stream_block, getattr(work, column.name).get_prep_value())
    )


class PictureUsesView(ReviewAdminView):
    """The page behind "where is this used?" of a picture."""

    page_title = _("Works that use the picture")
    header_icon = "image"
    template_name = "moderation/admin/uses.html"

    def get(self, request: HttpRequest, picture_id: int) -> HttpResponse:
        picture = get_object_or_404(Picture, pk=picture_id)
        return self.render_to_response(self.get_context_data(picture=picture, uses=uses_of(picture)))
