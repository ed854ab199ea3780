"""Every environment variable that the platform reads, in one typed place.

Each has the least permissive default. ``production`` refuses to start on the
defaults that only a laptop may use.
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env(
    # What is secret. Empty means "not given": dev makes one up, production refuses.
    SECRET_KEY=(str, ""),
    # Where things are.
    DATABASE_URL=(str, ""),  # empty: SQLite under VAR_DIR
    REDIS_URL=(str, ""),  # empty: an in-process cache
    VAR_DIR=(str, str(BASE_DIR / "var")),
    ALLOWED_HOSTS=(list, []),
    PUBLIC_URL=(str, "http://localhost:8000"),  # scheme and host of the public site, no slash
    CSRF_TRUSTED_ORIGINS=(list, []),
    TRUSTED_PROXIES=(int, 0),  # how many proxies in front set X-Forwarded-*
    # Files in S3; empty bucket: local folder.
    S3_BUCKET=(str, ""),
    S3_ENDPOINT_URL=(str, ""),
    S3_REGION=(str, "us-east-1"),
    S3_ACCESS_KEY_ID=(str, ""),
    S3_SECRET_ACCESS_KEY=(str, ""),
    S3_CHECKSUMS=(str, "when_required"),  # OSS, COS and OBS refuse boto3's default
    FILES_URL=(str, "/files/"),  # where public files are served: this site, or a CDN in front of it
    # Mail; empty host: console and a file under VAR_DIR.
    EMAIL_URL=(str, ""),
    MAIL_FROM=(str, "no-reply@localhost"),
    # HSTS for every host below ours too.
    HSTS_SUBDOMAINS=(bool, False),
    # Observability.
    LOG_LEVEL=(str, "INFO"),
    METRICS_TOKEN=(str, ""),  # bearer token for /metrics; empty: only from loopback
    # Whether administrators may sign in without a second factor. Only the demo may.
    DEMO=(bool, False),
)
