"""What can be done to works, series and topics."""

from .coauthors import answer_invitation, invite_coauthor, remove_coauthor
from .drafting import DraftConflict, create_work, discard_draft, rename_slug, save_draft, start_from
from .going import come_down, go_live
from .series import change_series, create_series, retire_series
from .topics import move_topic, put_topic, retire_topic

__all__ = [
    "DraftConflict",
    "answer_invitation",
    "change_series",
    "come_down",
    "create_series",
    "create_work",
    "discard_draft",
    "go_live",
    "invite_coauthor",
    "move_topic",
    "put_topic",
    "remove_coauthor",
    "rename_slug",
    "retire_series",
    "retire_topic",
    "save_draft",
    "start_from",
]
