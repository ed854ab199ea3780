"""Mail on a laptop: on the console, and each letter in a file that a mail program opens."""

import itertools
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_numbers = itertools.count(1)


class ConsoleAndFileBackend(BaseEmailBackend):
    """Print each mail as a person reads it, and keep it under ``EMAIL_FILE_PATH`` as .eml."""

    def __init__(self, fail_silently: bool = False, stream: Any = None, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently, **kwargs)
        self.stream = stream or sys.stdout
        self.folder = Path(settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print and keep all; returns how many."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{datetime.now():%Y%m%d-%H%M%S-%f}-{next(_numbers)}.eml"
            (self.folder / name).write_bytes(message.message().as_bytes())
            lines = [f"To: {', '.join(message.to)}", f"Subject: {message.subject}", "", str(message.body)]
            self.stream.write("-" * 72 + "\n" + "\n".join(lines) + "\n" + "-" * 72 + "\n")
            self.stream.flush()
        return len(email_messages)
