"""Everything that changes accounts, profiles and what people are told."""

from .letters import notify, read_notifications, set_notification_preferences, write_letter

__all__ = [
    "notify",
    "read_notifications",
    "set_notification_preferences",
    "write_letter",
]
