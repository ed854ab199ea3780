"""The suite: SQLite unless DATABASE_URL names PostgreSQL; quick passwords; mail kept in memory."""

from .base import *  # noqa: F403
from .base import DATABASES, SQLITE_OPTIONS, VAR_DIR, env

SECRET_KEY = "test-only-not-secret-" + "x" * 40
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO = env.bool("DEMO", default=False)

# Two suites can run side by side, each with its own database: TEST_DB=name.
TEST_DB = env.str("TEST_DB", default="suite")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{TEST_DB}.sqlite3"}
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{TEST_DB}"}
    DATABASES["default"]["OPTIONS"].pop("pool", None)
AUDIT_MAY_BE_FLUSHED = True  # see cms.audit: the `flush` command, which the suite uses
