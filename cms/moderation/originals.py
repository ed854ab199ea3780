"""Who reviews a file, and so may see it as it came."""

from typing import Any

from cms.people.roles import roles_of
from cms.works.file_use import works_naming
from media.models import Attachment, Film, Picture

from . import rules


def may_review_file(user: Any, thing: Picture | Film | Attachment) -> bool:
    """Whether the account reviews a file: of a work that was sent to review, or any as an editor in charge.

    What somebody uploaded and never sent is not for reviewers.
    """
    if not rules.may_see_queue(user):
        return False
    if roles_of(user) & rules.EDITORS:
        return True
    return any(rules.may_see_work(user, work) for work in works_naming(thing))
