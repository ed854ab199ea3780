"""Review as data: plans and their stages, submissions and verdicts, who stands in for whom."""

from .plans import Expertise, Lane, Reason, ReviewPlan, Stage, Substitution, WatchWord
from .reviews import Look, Remark, Review, ReviewState, Submission, SubmissionState, Verdict

__all__ = [
    "Expertise",
    "Lane",
    "Look",
    "Reason",
    "Remark",
    "Review",
    "ReviewPlan",
    "ReviewState",
    "Stage",
    "Submission",
    "SubmissionState",
    "Substitution",
    "Verdict",
    "WatchWord",
]
