"""What can be done to works, series and topics."""

from .drafting import DraftConflict, create_work, discard_draft, rename_slug, save_draft, start_from

__all__ = [
    "DraftConflict",
    "create_work",
    "discard_draft",
    "rename_slug",
    "save_draft",
    "start_from",
]
