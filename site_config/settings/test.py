"""The suite: SQLite unless DATABASE_URL names PostgreSQL; quick passwords; mail kept in memory."""

import os

from .environment import BASE_DIR

# Two suites can run side by side, each with its own database and files: TEST_DB=name.
TEST_DB = os.environ.get("TEST_DB", "suite")
os.environ.setdefault("VAR_DIR", str(BASE_DIR / "var" / "test" / TEST_DB))

from .base import *  # noqa: E402
from .base import DATABASES, SQLITE_OPTIONS, VAR_DIR, env  # noqa: E402

VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "test-only-not-secret-" + "x" * 40
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO = env.bool("DEMO", default=False)

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{TEST_DB}.sqlite3"}
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{TEST_DB}"}
    DATABASES["default"]["OPTIONS"].pop("pool", None)
AUDIT_MAY_BE_FLUSHED = True  # see cms.audit: the `flush` command, which the suite uses
SECOND_FACTOR_REQUIRED = False  # tests/people/test_second_factor.py holds that it is asked for
