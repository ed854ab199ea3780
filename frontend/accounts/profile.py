"""The public profile of an account, and the guardian of a minor."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.people import divisions, rules
from cms.people.actions import complete_profile, record_guardian_consent
from cms.people.models import Creator, Organisation, User
from cms.people.models.creators import CreatorKind
from cms.people.phones import clean_phone
from media.actions import receive_picture
from media.models import Picture

from .person import person

AVATAR_TYPES = "image/jpeg,image/png,image/webp,image/heic"


def place_choices() -> list[tuple[str, Any]]:
    """Counties grouped by city; a city without counties stands for itself."""
    groups: list[tuple[str, Any]] = [("", gettext_lazy("Choose"))]
    for city in divisions.cities():
        counties = divisions.counties(city.code)
        groups.append((city.name, [(one.code, one.name) for one in counties or (city,)]))
    return groups


def city_and_county(place: str) -> tuple[str, str]:
    """The city's code, and the county's where there is one."""
    return (place, "") if divisions.is_city(place) else (f"{place[:4]}00", place)


class ProfileForm(forms.Form):
    """What readers see beside a work, and whether a guardian is needed."""

    kind = forms.ChoiceField(
        label=gettext_lazy("I publish as"), choices=CreatorKind.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=gettext_lazy("Public name"),
        max_length=60,
        help_text=gettext_lazy("A pen name is fine; for a school or organisation, its full name."),
    )
    place = forms.ChoiceField(label=gettext_lazy("City and county"), choices=place_choices)
    organisation = forms.CharField(
        label=gettext_lazy("School or organisation you belong to"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Its full name; leave empty if none."),
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "organization"}),
    )
    bio = forms.CharField(
        label=gettext_lazy("About you"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    avatar = forms.FileField(
        label=gettext_lazy("Profile picture"),
        required=False,
        help_text=gettext_lazy("Square is best. Minors: please no photograph of yourself."),
        widget=forms.FileInput(attrs={"accept": AVATAR_TYPES}),
    )
    is_minor = forms.BooleanField(label=gettext_lazy("I am under 18"), required=False)


class GuardianForm(forms.Form):
    """A minor's guardian and their consent; never public."""

    guardian_name = forms.CharField(label=gettext_lazy("Guardian's name"), max_length=60)
    relation = forms.CharField(
        label=gettext_lazy("Relation"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("For example mother, father, grandparent."),
    )
    guardian_phone = forms.CharField(
        label=gettext_lazy("Guardian's telephone"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    consented = forms.BooleanField(
        label=gettext_lazy(
            "My guardian has read the rules of the platform, sits here with me or has told me so, "
            "and consents to my publishing here"
        ),
    )

    def clean_guardian_phone(self) -> str:
        """A number in one form."""
        return clean_phone(self.cleaned_data["guardian_phone"])


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_profile(request: HttpRequest) -> HttpResponse:
    """Complete or change the profile; a minor goes on to the guardian's page."""
    user = person(request)
    creator = rules.creator_of(user)
    form = ProfileForm(request.POST or None, request.FILES or None, initial=_initial(user, creator))
    if request.method == "POST" and form.is_valid():
        saved = _save_profile(user, form)
        if saved is not None:
            messages.success(request, _("Your profile is saved."))
            if not rules.guardian_consented(saved):
                return redirect("account_guardian")
            return redirect("account_profile" if creator else "account_overview")
    names = Organisation.objects.values_list("name", flat=True)[:500]
    return render(request, "account/profile.html", {"form": form, "creator": creator, "organisations": names})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_guardian(request: HttpRequest) -> HttpResponse:
    """Name the guardian of a minor and note the consent."""
    user = person(request)
    creator = rules.creator_of(user)
    if creator is None or not creator.is_minor:
        return redirect("account_profile")
    guardian = getattr(creator, "guardianship", None)
    initial = {
        "guardian_name": guardian.guardian_name if guardian else "",
        "relation": guardian.relation if guardian else "",
        "guardian_phone": guardian.guardian_phone if guardian else "",
        "consented": bool(guardian and guardian.consented_at),
    }
    form = GuardianForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            record_guardian_consent(actor=user, creator=creator, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you. Your guardian's consent is noted."))
            return redirect("account_overview")
    return render(request, "account/guardian.html", {"form": form, "creator": creator})


def _initial(user: User, creator: Creator | None) -> dict[str, Any]:
    if creator is None:
        return {"kind": CreatorKind.PERSON, "name": user.name}
    return {
        "kind": creator.kind,
        "name": creator.name,
        "place": creator.county or creator.city,
        "organisation": creator.organisation.name if creator.organisation else "",
        "bio": creator.bio,
        "is_minor": creator.is_minor,
    }


@transaction.atomic
def _save_profile(user: User, form: ProfileForm) -> Creator | None:
    """The saved profile; None when the form now says what is wrong."""
    values = dict(form.cleaned_data)
    city, county = city_and_county(values.pop("place"))
    upload = values.pop("avatar")
    picture = _received(user, upload, form)
    if form.errors:
        return None
    if picture is not None:
        values["avatar"] = picture
    try:
        with transaction.atomic():
            return complete_profile(user=user, city=city, county=county, **values)
    except ValidationError as error:
        _tell(form, error)
        return None


def _received(user: User, upload: Any, form: ProfileForm) -> Picture | None:
    if not upload:
        return None
    try:
        return receive_picture(
            file=upload, owner=user, title=_("Profile picture"), alt=form.cleaned_data["name"]
        )
    except ValidationError as error:
        form.add_error("avatar", error)
        return None


def _tell(form: ProfileForm, error: ValidationError) -> None:
    """Errors of the action, at the fields of this form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    places = {"city": "place", "county": "place"}
    for field, errors in error.error_dict.items():
        name = places.get(field, field)
        form.add_error(name if name in form.fields else None, errors)
