"""What a new version needs before it starts, against a real S3 server."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def manage(code_or_command: list[str], env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *code_or_command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bucket_env(s3_server: dict[str, str], tmp_path: Path) -> dict[str, str]:
    return {
        **s3_server,
        "S3_BUCKET": "made-by-prepare",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": "sqlite://:memory:",
        "DJANGO_SETTINGS_MODULE": "site_config.settings.dev",
        "LOG_LEVEL": "WARNING",
        "PATH": "/usr/bin:/bin",
    }


SAVE = """
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from site_config.management.commands.prepare import _have_bucket
_have_bucket(); _have_bucket()
name = storages["default"].save("pictures/a.txt", ContentFile(b"public"))
secret = storages["originals"].save("pictures/a.txt", ContentFile(b"private"))
print(storages["default"].url(name), storages["default"].open(name).read(), storages["originals"].open(secret).read())
try:
    storages["originals"].url(secret)
except ValueError:
    print("no address")
storages["default"].delete(name); storages["originals"].delete(secret)
"""


def test_the_bucket_is_made_once_and_keeps_public_and_private_files_apart(bucket_env: dict[str, str]) -> None:
    done = manage(["shell", "--no-imports", "-c", SAVE], bucket_env)
    assert done.stdout.splitlines() == ["/files/pictures/a.txt b'public' b'private'", "no address"], (
        done.stderr
    )


def test_a_database_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    env = {
        "DATABASE_URL": "postgres://kepu:wrong@127.0.0.1:9/kepu",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "site_config.settings.dev",
        "PATH": "/usr/bin:/bin",
    }
    done = manage(["prepare", "--wait", "1"], env)
    assert done.returncode != 0
    assert "the database did not answer within 1 s" in done.stderr
    assert "wrong" not in done.stderr
