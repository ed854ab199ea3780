"""Forms of Wagtail's admin: the same inspection as everywhere; a received file is never replaced."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .inspection import inspect_attachment, inspect_picture
from .models import Attachment, Film, Picture
from .received import sha256_of

KEPT = _("A received file stays as it is, because works were reviewed with it. Upload a new one beside it.")


class PictureForm(BaseImageForm):
    """A picture in the admin."""

    instance: Picture

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].disabled = True
            self.fields["file"].help_text = KEPT

    def clean_file(self) -> Any:
        """Inspect a new picture and note what was found. Raises ``Unacceptable``."""
        file = self.cleaned_data["file"]
        if self.instance.pk:
            return file
        facts = inspect_picture(file)
        self.instance.sha256 = sha256_of(file)
        self.instance.average_colour = facts.average_colour
        self.instance.facts = facts.as_json()
        file.name = f"picture.{facts.extension}"
        return file


class AttachmentForm(BaseDocumentForm):
    """An attachment in the admin."""

    instance: Attachment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].disabled = True
            self.fields["file"].help_text = KEPT

    def clean_file(self) -> Any:
        """Inspect a new document and note what was found. Raises ``Unacceptable``."""
        file = self.cleaned_data["file"]
        if self.instance.pk:
            return file
        facts = inspect_attachment(file)
        self.instance.sha256 = sha256_of(file)
        self.instance.content_type = facts.content_type
        file.name = f"attachment.{facts.extension}"
        return file


class FilmForm(WagtailAdminModelForm):
    """A film in the admin: its words and poster. Films come in through the studio."""

    class Meta:
        model = Film
        fields = ["title", "poster"]
