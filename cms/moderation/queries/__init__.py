"""Reading review: the queue, a work's page and timeline, reports. The number of queries is known."""

from .pages import ReviewPage, Since, block_label, changes_between, labels, review_page
from .queue import QueueFilters, QueuePage, QueueRow, Waiting, queue, subtree, waiting_for
from .reports import Act, Load, bin, history, open_by_stage, workload
from .timelines import Round, Status, Step, Timeline, status_of, timeline

__all__ = [
    "Act",
    "Load",
    "QueueFilters",
    "QueuePage",
    "QueueRow",
    "ReviewPage",
    "Round",
    "Since",
    "Status",
    "Step",
    "Timeline",
    "Waiting",
    "bin",
    "block_label",
    "changes_between",
    "history",
    "labels",
    "open_by_stage",
    "queue",
    "review_page",
    "status_of",
    "subtree",
    "timeline",
    "waiting_for",
    "workload",
]
