"""What can be done in review. Each function is one act: rule, change, audit entry, notices."""

from .binning import bin_work, purge_bin, restore_from_bin
from .deciding import Outcome, claim, claim_many, decide, decide_many, pass_on, release
from .going_live import Report, publish_due, put_back, schedule, take_down
from .planning import end_substitution, set_deadline, set_lane, set_substitute
from .remarking import look, remark, resolve_remark
from .submitting import appeal, current_review, submit, withdraw
from .undoing import undo_decision

__all__ = [
    "Outcome",
    "Report",
    "appeal",
    "bin_work",
    "claim",
    "claim_many",
    "current_review",
    "decide",
    "decide_many",
    "end_substitution",
    "look",
    "pass_on",
    "publish_due",
    "purge_bin",
    "put_back",
    "release",
    "remark",
    "resolve_remark",
    "restore_from_bin",
    "schedule",
    "set_deadline",
    "set_lane",
    "set_substitute",
    "submit",
    "take_down",
    "undo_decision",
    "withdraw",
]
