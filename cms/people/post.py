"""Sending letters: each is claimed, sent, and tried again later when the mail server fails."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from .models import Letter

FIRST_DELAY = timedelta(minutes=1)  # doubles with each attempt
LONGEST_DELAY = timedelta(hours=6)
MOST_ATTEMPTS = 12  # about 22 hours in all; then the letter stays with its last error
KEEP_SENT = timedelta(days=30)  # letters hold addresses and names: not longer than needed
BATCH = 200  # letters in one run; the next run takes the rest

log = logging.getLogger(__name__)


def due_letters() -> QuerySet[Letter]:
    """Letters that wait to be sent now, oldest first."""
    due = Q(retry_at=None) | Q(retry_at__lte=timezone.now())
    return Letter.objects.filter(due, sent_at=None, attempts__lt=MOST_ATTEMPTS).order_by("pk")


def undeliverable_letters() -> QuerySet[Letter]:
    """Letters that were given up; an administrator may look at ``last_error``."""
    return Letter.objects.filter(sent_at=None, attempts__gte=MOST_ATTEMPTS)


def delay_after(attempts: int) -> timedelta:
    """How long a letter waits after that many attempts."""
    return min(FIRST_DELAY * 2 ** min(max(attempts - 1, 0), 16), LONGEST_DELAY)


def forget_old_letters() -> int:
    """Delete letters that were sent long ago. Returns how many."""
    deleted, _by_model = Letter.objects.filter(sent_at__lt=timezone.now() - KEEP_SENT).delete()
    return deleted


def send_due_letters() -> int:
    """Send the letters that are due, over one connection. Returns how many were sent.

    A letter is claimed by moving ``retry_at`` on before it is sent, so that two workers never
    send the same one; a worker that dies in mid-sending leaves it to be tried again.
    """
    sent = 0
    connection = get_connection()
    for letter in due_letters()[:BATCH]:
        if _claim(letter):
            sent += _send(letter, connection)
    connection.close()
    return sent


def _claim(letter: Letter) -> bool:
    again = timezone.now() + delay_after(letter.attempts + 1)
    claimed = Letter.objects.filter(pk=letter.pk, sent_at=None, attempts=letter.attempts).update(
        attempts=F("attempts") + 1, retry_at=again
    )
    return claimed == 1


def _send(letter: Letter, connection: object) -> int:
    message = EmailMultiAlternatives(
        subject=letter.subject, body=letter.body, to=[letter.to], connection=connection
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except (SMTPException, OSError, ValueError) as error:
        # The error may quote the address: it is kept with the letter and not logged.
        Letter.objects.filter(pk=letter.pk).update(last_error=f"{type(error).__name__}: {error}"[:300])
        log.warning("letter_not_sent", extra={"letter": letter.pk, "error": type(error).__name__})
        return 0
    Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), retry_at=None, last_error="")
    return 1
