"""Profiles: the public face of an account, and the guardian of a minor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.actions import record

from .. import divisions, public_face, rules
from ..models import Creator, Guardianship, Organisation, User
from ..models.creators import CreatorKind
from ..names import clean_name
from ..phones import clean_phone
from ..slugs import save_with_free_slug

BIO_LENGTH = Creator._meta.get_field("bio").max_length or 0  # only forms hold a text to it
PROFILE_FIELDS = frozenset({"kind", "name", "bio", "avatar", "city", "county", "organisation", "is_minor"})


@transaction.atomic
def complete_profile(
    *, user: User, kind: str, name: str, city: str, county: str = "", **more: Any
) -> Creator:
    """Give an account its public face. Called again, it changes the profile that is there.

    Args:
        kind: one of ``CreatorKind``.
        city: division code of one of Guangdong's cities; ``county`` of one of its counties.
        more: ``bio``, ``avatar`` (a Picture), ``organisation`` (an Organisation, or the name of
            one: made when nobody named it before), ``is_minor``.

    Raises:
        ValidationError: by field.
    """
    rules.may_edit_account(user, user).require()
    # One at a time for one account: a double click finds the profile of the first.
    User.objects.select_for_update().get(pk=user.pk)
    there = Creator.objects.filter(user=user).first()
    creator = there or Creator(user=user)
    _fill(creator, {"kind": kind, "name": name, "city": city, "county": county, **more})
    if there is None:
        save_with_free_slug(creator)
    else:
        creator.save()
    user.creator = creator
    public_face.creator_changed(creator)
    verb = "people.complete_profile" if there is None else "people.change_profile"
    record(actor=user, verb=verb, subject=creator, kind=creator.kind, is_minor=creator.is_minor)
    return creator


@transaction.atomic
def change_profile(*, actor: User, creator: Creator, **changes: Any) -> Creator:
    """Change a profile; takes the same fields as ``complete_profile``, only those that change.

    The address of the creator's page stays. Raises ValidationError by field, Refused.
    """
    rules.may_edit_creator(actor, creator).require()
    _fill(creator, changes)
    creator.save()
    public_face.creator_changed(creator)
    record(actor=actor, verb="people.change_profile", subject=creator, fields=sorted(changes))
    return creator


@transaction.atomic
def record_guardian_consent(
    *,
    actor: User,
    creator: Creator,
    guardian_name: str,
    relation: str = "",
    guardian_phone: str = "",
    consented: bool,
) -> Guardianship:
    """Note who the guardian of a minor is and whether they consent.

    Consent that was given stays dated as it was; taking it back clears the date.

    Raises:
        ValidationError: by field.
    """
    rules.may_record_guardian_consent(actor, creator).require()
    if not creator.is_minor:
        raise ValidationError(_("Only creators under 18 have a guardian."), code="not_minor")
    row = Guardianship.objects.filter(creator=creator).first() or Guardianship(creator=creator)
    same_guardian = row.guardian_name == guardian_name.strip()
    row.guardian_name = guardian_name.strip()
    row.relation = relation.strip()
    row.guardian_phone = _cleaned_phone("guardian_phone", guardian_phone)
    if not consented:
        row.consented_at = None
    elif row.consented_at is None or not same_guardian:
        row.consented_at = timezone.now()
    row.full_clean(exclude=["creator"])
    row.save()
    creator.guardianship = row
    record(actor=actor, verb="people.guardian_consent", subject=creator, consented=consented)
    return row


@transaction.atomic
def save_organisation(*, actor: User, organisation: Organisation) -> Organisation:
    """Save an organisation that an administrator made or changed, new or old.

    Raises ValidationError by field, Refused.
    """
    rules.may_edit_organisation(actor).require()
    made = organisation.pk is None
    organisation.name = clean_name(organisation.name)
    organisation.full_clean(exclude=["slug"])
    _check_division(organisation.city, organisation.county)
    if made:
        save_with_free_slug(organisation)
    else:
        organisation.save()
    public_face.organisation_changed(organisation)
    verb = "people.add_organisation" if made else "people.change_organisation"
    record(actor=actor, verb=verb, subject=organisation)
    return organisation


def _fill(creator: Creator, changes: dict[str, Any]) -> None:
    unknown = set(changes) - PROFILE_FIELDS
    if unknown:
        raise TypeError(f"A profile has no {', '.join(sorted(unknown))}.")
    for field, value in changes.items():
        if field != "organisation":
            setattr(creator, field, value.strip() if isinstance(value, str) else value)
    creator.name = clean_name(creator.name)
    creator.full_clean(exclude=["user", "avatar", "organisation", "slug"])
    if len(creator.bio) > BIO_LENGTH:
        raise ValidationError({"bio": _("At most %(count)d characters.") % {"count": BIO_LENGTH}})
    _check_division(creator.city, creator.county)
    if creator.kind != CreatorKind.PERSON:
        # A school's account speaks for the school: who may not judge it follows from here.
        creator.is_minor = False
        creator.organisation = _organisation_named(creator.name, creator)
    elif "organisation" in changes:
        creator.organisation = _organisation(changes["organisation"], creator)


def _check_division(city: str, county: str) -> None:
    if city and not divisions.is_city(city):
        raise ValidationError({"city": _("Choose one of Guangdong's cities.")})
    if county and not divisions.is_valid(city, county):
        raise ValidationError({"county": _("This county does not belong to the city.")})


def _organisation(given: Organisation | str | None, creator: Creator) -> Organisation | None:
    if given is None or isinstance(given, Organisation):
        return given
    name = clean_name(given)
    return _organisation_named(name, creator) if name else None


def _organisation_named(name: str, creator: Creator) -> Organisation:
    there = Organisation.objects.filter(name=name).first()
    if there is not None:
        return there
    kind = creator.kind if creator.kind != CreatorKind.PERSON else CreatorKind.ORGANISATION
    made = Organisation(name=name, kind=kind, city=creator.city)
    made.full_clean(exclude=["slug"])
    try:
        save_with_free_slug(made)
    except IntegrityError:  # somebody named it at the same moment
        return Organisation.objects.get(name=name)
    public_face.organisation_changed(made)
    return made


def _cleaned_phone(field: str, text: str) -> str:
    if not text.strip():
        return ""
    try:
        return clean_phone(text)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error
