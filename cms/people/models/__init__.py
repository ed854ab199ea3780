"""Accounts, creators, organisations, guardianship and what people are told."""

from .accounts import User
from .creators import Creator, Guardianship, Organisation
from .notifications import Letter, Notification, NotificationPreference

__all__ = [
    "Creator",
    "Guardianship",
    "Letter",
    "Notification",
    "NotificationPreference",
    "Organisation",
    "User",
]
