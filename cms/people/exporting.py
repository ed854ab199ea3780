"""What the platform holds about one person, as values for a file."""

import io
import json
import zipfile
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.serializers.json import DjangoJSONEncoder

from cms.audit.models import AuditEntry

from . import divisions, erasure, files
from .models import Creator, Guardianship, Letter, Notification, NotificationPreference, User
from .roles import roles_of


def everything_about(user: User) -> dict[str, Any]:
    """All parts, by name: people's own and those that other rooms registered."""
    found = {
        "account": _account(user),
        "profile": _profile(user),
        "notifications": list(
            Notification.objects.filter(user=user).values("topic", "text", "path", "created_at", "read_at")
        ),
        "notification_choices": list(
            NotificationPreference.objects.filter(user=user).values("topic", "on_site", "by_mail")
        ),
        "letters": list(
            Letter.objects.filter(to__iexact=user.email).values("subject", "body", "created_at", "sent_at")
        ),
        "files": files.described(user),
        "activity": list(
            AuditEntry.objects.filter(actor=user)
            .order_by("id")
            .values("at", "verb", "subject_type", "subject_id", "detail")
        ),
    }
    found.update({part.name: part.export(user) for part in erasure.parts()})
    return found


def as_zip(parts: dict[str, Any]) -> bytes:
    """A ZIP archive with one JSON file (UTF-8, readable) for each part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in parts.items():
            text = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            archive.writestr(f"{name}.json", text)
    return buffer.getvalue()


def _account(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "name": user.name,
        "phone": user.phone,
        "joined": user.date_joined,
        "last_login": user.last_login,
        "roles": sorted(roles_of(user)),
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "second_factors": list(
            Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
        ),
        "sessions": list(
            UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent", "last_seen_at")
        ),
    }


def _profile(user: User) -> dict[str, Any] | None:
    creator = Creator.objects.select_related("organisation", "avatar").filter(user=user).first()
    if creator is None:
        return None
    guardian = (
        Guardianship.objects.filter(creator=creator)
        .values("guardian_name", "relation", "guardian_phone", "consented_at")
        .first()
    )
    return {
        "kind": creator.kind,
        "name": creator.name,
        "slug": creator.slug,
        "bio": creator.bio,
        "city": creator.city,
        "city_name": divisions.name_of(creator.city),
        "county": creator.county,
        "county_name": divisions.name_of(creator.county),
        "organisation": creator.organisation.name if creator.organisation else "",
        "picture": creator.avatar.title if creator.avatar else "",
        "is_minor": creator.is_minor,
        "guardian": guardian,
        "created_at": creator.created_at,
    }
