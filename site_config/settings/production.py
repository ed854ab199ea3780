"""The real thing: nothing may be left on a laptop's default."""

import sys

from .base import *
from .base import CSRF_TRUSTED_ORIGINS, DATABASES, PUBLIC_URL, STORAGES, VAR_DIR, env
from .faults import faults

# Building the image collects static files: it serves nobody and knows no secrets.
BUILDING = "collectstatic" in sys.argv
if BUILDING:
    SECRET_KEY = "only while the image is built"
elif found := faults(env):
    sys.exit("\n".join(["The environment is not fit for production:", *(f"  {fault}" for fault in found)]))

DEBUG = False
CSRF_TRUSTED_ORIGINS = CSRF_TRUSTED_ORIGINS or [PUBLIC_URL]

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = env("HSTS_SUBDOMAINS")
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]  # asked from inside, without TLS
SECURE_SSL_REDIRECT = True
if env("TRUSTED_PROXIES"):
    # The proxy sets these itself and drops what came from outside: see deploy/nginx.conf.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
WHITENOISE_MAX_AGE = 3600  # seconds, for files without a hash in their name; the others are for ever

DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if not BUILDING:
    # Films on their way in are larger than a container's /tmp.
    FILE_UPLOAD_TEMP_DIR = VAR_DIR / "incoming"
    FILE_UPLOAD_TEMP_DIR.mkdir(parents=True, exist_ok=True)
