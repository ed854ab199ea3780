"""A laptop: SQLite, local files, mail on the console and in a file, the demo's open door."""

from .base import *
from .base import VAR_DIR, env
from .logs import configuration

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY") or "dev-only-not-secret-" + "x" * 40
ALLOWED_HOSTS = env("ALLOWED_HOSTS") or ["*"]
if not env("EMAIL_URL"):
    EMAIL_BACKEND = "cms.people.letterbox.ConsoleAndFileBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost
DEMO = env.bool("DEMO", default=True)
AUDIT_MAY_BE_FLUSHED = True  # a laptop may start over: see the `flush` command of cms.audit
LOGGING = configuration(level=env("LOG_LEVEL"), as_json=False)
WHITENOISE_USE_FINDERS = True  # static files straight from the sources
WHITENOISE_AUTOREFRESH = True
