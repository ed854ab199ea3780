"""What can be done to works, series and topics."""

from .drafting import DraftConflict, create_work, discard_draft, rename_slug, save_draft, start_from
from .going import come_down, go_live

__all__ = [
    "DraftConflict",
    "come_down",
    "create_work",
    "discard_draft",
    "go_live",
    "rename_slug",
    "save_draft",
    "start_from",
]
