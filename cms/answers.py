"""What a rule answers: yes, or no with the reason that the person is shown.

The one vocabulary that every room's ``rules.py`` speaks; it imports none of them.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


@dataclass(frozen=True)
class Answer:
    """Truthy when allowed. ``code`` names the reason for programs, ``reason`` says it to people."""

    allowed: bool
    code: str = ""
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise ``Refused`` unless allowed."""
        if not self.allowed:
            raise Refused(self)


YES = Answer(True)


def no(code: str, reason: str | Promise) -> Answer:
    """A refusal with its reason, translated."""
    return Answer(False, code, reason)


class Refused(PermissionDenied):
    """A rule said no. ``answer`` says why; pages and the API show its reason."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(str(answer.reason))
        self.answer = answer
