"""Production starts on a fit environment and refuses each laptop's default by name."""

import os
import subprocess
import sys

import pytest

FIT = {
    "SECRET_KEY": "Zq8-tR3_vWx1yB5nM7kLpQ2sD4fG6hJ9aC0eUiOoTzXyVbNm3r",
    "ALLOWED_HOSTS": "kepu.example.cn",
    "PUBLIC_URL": "https://kepu.example.cn",
    "DATABASE_URL": "postgres://kepu:secret@127.0.0.1:1/kepu",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "EMAIL_URL": "smtp+tls://kepu:secret@mail.example.cn:587",
    "MAIL_FROM": "kepu@example.cn",
    "TRUSTED_PROXIES": "1",
    "DJANGO_SETTINGS_MODULE": "site_config.settings.production",
}


def start(code: str, **changes: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": os.environ["PATH"], **FIT, **changes}
    return subprocess.run(
        [sys.executable, "-c", f"from django.conf import settings; {code}"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_production_starts_on_a_fit_environment() -> None:
    done = start("print(settings.SESSION_COOKIE_SECURE, settings.DEBUG, settings.SECURE_HSTS_SECONDS > 0)")
    assert done.stdout.strip() == "True False True", done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "dev-only-not-secret-" + "x" * 40),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "other.example.cn"),
        ("PUBLIC_URL", "http://kepu.example.cn"),
        ("PUBLIC_URL", "https://localhost"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "sqlite:///site.sqlite3"),
        ("REDIS_URL", ""),
        ("DEMO", "1"),
        ("EMAIL_URL", ""),
        ("MAIL_FROM", "no-reply@localhost"),
    ],
)
def test_production_refuses_a_default_in_one_line_that_names_it(name: str, value: str) -> None:
    done = start("settings.DEBUG", **{name: value})
    assert done.returncode != 0
    assert any(line.strip().startswith(f"{name}:") for line in done.stderr.splitlines()), done.stderr
    assert "Traceback" not in done.stderr


def test_a_bucket_without_its_keys_is_refused() -> None:
    done = start("settings.DEBUG", S3_BUCKET="kepu")
    assert "S3_ACCESS_KEY_ID" in done.stderr and done.returncode != 0


def test_files_go_to_the_bucket_when_one_is_named() -> None:
    done = start(
        "print(settings.STORAGES['originals']['BACKEND'])",
        S3_BUCKET="kepu", S3_ACCESS_KEY_ID="a", S3_SECRET_ACCESS_KEY="b",
    )  # fmt: skip
    assert done.stdout.strip() == "site_config.buckets.PrivateBucket", done.stderr
