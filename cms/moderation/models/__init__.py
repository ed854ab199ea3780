"""Review as data: plans and their stages, submissions and verdicts, who stands in for whom."""

from .findings import CheckCode, CheckResult, ContentPrint, PrintKind
from .plans import Affiliation, Expertise, Lane, Reason, ReviewPlan, Stage, Substitution, WatchWord
from .reviews import Look, Remark, Review, ReviewState, Submission, SubmissionState, Verdict
from .takedowns import TakeDown

__all__ = [
    "Affiliation",
    "CheckCode",
    "CheckResult",
    "ContentPrint",
    "Expertise",
    "Lane",
    "Look",
    "PrintKind",
    "Reason",
    "Remark",
    "Review",
    "ReviewPlan",
    "ReviewState",
    "Stage",
    "Submission",
    "SubmissionState",
    "Substitution",
    "TakeDown",
    "Verdict",
    "WatchWord",
]
