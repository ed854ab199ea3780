"""Forms of Wagtail's admin: the same inspection as everywhere; a received file is never replaced."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .actions import receive_film, set_poster
from .inspection import inspect_attachment, inspect_film, inspect_picture
from .models import Attachment, Film, Picture
from .received import copied, sha256_of, working_folder

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
    """A film in the admin: uploaded once, its words and poster changed later."""

    instance: Film
    original = forms.FileField(
        label=_("File"),
        help_text=_("MP4 or MOV; it is converted after the upload."),
        widget=forms.FileInput,  # the clearable one links to the file, which has no address
    )

    class Meta:
        model = Film
        fields = ["title", "original", "poster"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if self.instance.pk:
            self.fields["original"].disabled = True
            self.fields["original"].required = False
            self.fields["original"].help_text = KEPT

    def clean_original(self) -> Any:
        """Inspect a new film. Raises ``Unacceptable``."""
        file = self.cleaned_data["original"]
        if not self.instance.pk:
            with working_folder() as folder:
                copied(file, folder / "film")
                inspect_film(folder / "film")
        return file

    def save(self, commit: bool = True) -> Film:
        """Receive a new film by the action that everyone uses; change the words of an old one."""
        if self.instance.pk:
            return super().save(commit)
        film = receive_film(
            file=self.cleaned_data["original"], owner=self.for_user, title=self.cleaned_data["title"]
        )
        if self.cleaned_data["poster"]:
            set_poster(film=film, actor=self.for_user, picture=self.cleaned_data["poster"])
        self.instance = film
        return film
