"""Everything that changes accounts, profiles and what people are told."""

from .accounts import change_name, change_phone, change_roles, reset_second_factor, set_active
from .inviting import invite
from .leaving import ANONYMOUS_NAME, delete_account, export_account
from .letters import notify, read_notifications, set_notification_preferences, write_letter
from .profiles import change_profile, complete_profile, record_guardian_consent, save_organisation

__all__ = [
    "ANONYMOUS_NAME",
    "change_name",
    "change_phone",
    "change_profile",
    "change_roles",
    "complete_profile",
    "delete_account",
    "export_account",
    "invite",
    "notify",
    "read_notifications",
    "record_guardian_consent",
    "reset_second_factor",
    "save_organisation",
    "set_active",
    "set_notification_preferences",
    "write_letter",
]
