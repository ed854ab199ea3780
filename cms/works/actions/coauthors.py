"""Co-authors: who is named by the creator, and what they answer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.answers import no
from cms.audit.actions import record
from cms.people.actions.letters import notify, write_letter
from cms.people.models import User
from cms.people.models.notifications import Topic as Notice
from cms.people.rules import creator_of

from .. import rules
from ..models import CoAuthorship
from .drafting import locked

MAX_COAUTHORS = 20
_NOT_INVITED = no("not_invited", _("This invitation is for somebody else."))
