"""``manage prepare``: what a new version needs before it starts. Safe to run at any time, by many at once."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from storages.backends.s3 import S3Storage

LOCK = 0x4B455055  # PostgreSQL's advisory lock of this command


class Command(BaseCommand):
    """Wait for the database, bring it up to date, have the bucket."""

    help = "Wait for the database, migrate it (one at a time) and create the S3 bucket if there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to wait."""
        parser.add_argument(
            "--wait", type=int, default=60, help="seconds to wait for the database (default: 60)"
        )

    def handle(self, *args: Any, wait: int, **options: Any) -> None:
        """Do it all, in order."""
        _wait_for_database(wait)
        with _alone():
            call_command("migrate", interactive=False, verbosity=options["verbosity"])
        _have_bucket()


def _wait_for_database(seconds: int) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            connection.ensure_connection()
            return
        except OperationalError as error:
            connection.close()
            if time.monotonic() > deadline:
                raise CommandError(
                    f"the database did not answer within {seconds} s ({type(error).__name__})"
                ) from error
            time.sleep(1)


@contextmanager
def _alone() -> Iterator[None]:
    """Two containers that start together must not both migrate. SQLite has one machine and one operator."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _have_bucket() -> None:
    storage = storages["default"]
    if not isinstance(storage, S3Storage):
        return
    client = storage.connection.meta.client
    try:
        client.head_bucket(Bucket=storage.bucket_name)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise CommandError(f"the bucket {storage.bucket_name} can't be reached: {error}") from error
        client.create_bucket(Bucket=storage.bucket_name)
