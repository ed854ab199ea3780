"""What production refuses to start on: each fault in one line that names the variable."""

from typing import Any
from urllib.parse import urlsplit

SHORTEST_SECRET = 50


def faults(env: Any) -> list[str]:
    """The faults of an environment, none when it is fit."""
    return [line for line in (check(env) for check in CHECKS) if line]


def _secret(env: Any) -> str:
    key = env("SECRET_KEY")
    if len(key) < SHORTEST_SECRET or "not-secret" in key or len(set(key)) < 10:
        return f"SECRET_KEY: give at least {SHORTEST_SECRET} random characters"
    return ""


def _hosts(env: Any) -> str:
    hosts = env("ALLOWED_HOSTS")
    if not hosts or "*" in hosts:
        return "ALLOWED_HOSTS: name the hosts that the site answers to, by commas, without *"
    return ""


def _address(env: Any) -> str:
    address = urlsplit(env("PUBLIC_URL"))
    if address.scheme != "https" or address.hostname in {None, "localhost"} or address.path.strip("/"):
        return "PUBLIC_URL: give the public site's https address, host only, such as https://kepu.example.cn"
    return ""


def _address_is_allowed(env: Any) -> str:
    host = urlsplit(env("PUBLIC_URL")).hostname or ""
    allowed = env("ALLOWED_HOSTS")
    if not any(host == name or (name.startswith(".") and f".{host}".endswith(name)) for name in allowed):
        return "ALLOWED_HOSTS: the host of PUBLIC_URL is not among them"
    return ""


def _database(env: Any) -> str:
    if not env("DATABASE_URL").startswith(("postgres://", "postgresql://")):
        return "DATABASE_URL: give postgres://user:password@host:5432/name"
    return ""


def _cache(env: Any) -> str:
    if not env("REDIS_URL"):
        return "REDIS_URL: give redis://…; rate limits must hold across processes"
    return ""


def _demo(env: Any) -> str:
    return "DEMO: must be off; it lets administrators in without a second factor" if env("DEMO") else ""


def _mail(env: Any) -> str:
    if not env("EMAIL_URL"):
        return "EMAIL_URL: give smtp+tls://user:password@host:587; creators verify their address by mail"
    return ""


def _sender(env: Any) -> str:
    return (
        "MAIL_FROM: give the address that letters come from"
        if env("MAIL_FROM").endswith("@localhost")
        else ""
    )


def _bucket(env: Any) -> str:
    if env("S3_BUCKET") and not (env("S3_ACCESS_KEY_ID") and env("S3_SECRET_ACCESS_KEY")):
        return "S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: S3_BUCKET needs both"
    return ""


CHECKS = (
    _secret, _hosts, _address, _address_is_allowed, _database, _cache, _demo, _mail, _sender, _bucket,
)  # fmt: skip
