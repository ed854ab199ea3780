"""Logs: a line for each event with the request's id; JSON where machines read, plain text on a laptop.

What is never in them: query strings, keys from letters, mail addresses, what people typed.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG  # the line that says how it ended is enough

_ADDRESS = re.compile(r"[^\s@<>\"'(),:;]+@[^\s@<>\"'(),:;]+\.\w+")
Event = MutableMapping[str, Any]


def without_addresses(logger: Any, name: str, event: Event) -> Event:
    """Take mail addresses out of whatever is logged (libraries put them into messages and tracebacks)."""
    for key, value in event.items():
        if isinstance(value, str) and "@" in value:
            event[key] = _ADDRESS.sub("[mail address]", value)
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
]


def configuration(*, level: str, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING: everything to standard error, in one format."""
    plain = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(),
        exception_formatter=structlog.dev.plain_traceback,  # the other one shows every variable's value
    )
    last: Any = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else plain
    trace: list[Any] = (
        [structlog.processors.format_exc_info, without_addresses] if as_json else [without_addresses]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *trace, last],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Each request has a line of ours; Django's own would repeat it, with its query string.
            "django.request": {"level": "CRITICAL", "propagate": False, "handlers": []},
            "django.server": {"level": "WARNING"},
            "django_structlog.middlewares.request": {"level": level},
            "wagtail": {"level": "WARNING"},  # it names titles; the trail of cms.audit says who did what
            "PIL": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},  # one that fails says so; each start and end does not
            "django.tasks": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "botocore": {"level": "WARNING"},
            "boto3": {"level": "WARNING"},
        },
    }


structlog.configure(
    processors=[
        *SHARED[:1],
        structlog.stdlib.filter_by_level,
        *SHARED[1:],
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.StackInfoRenderer(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
