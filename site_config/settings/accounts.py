"""Accounts: django-allauth does the signing in, Wagtail's own login and passwords are off."""

from datetime import timedelta

from .environment import env

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/studio/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "cms.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "cms.people.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # only in the browser that signed up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True  # one address; the new one counts once it is confirmed
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told by mail
ACCOUNT_PASSWORD_MIN_LENGTH = None  # AUTH_PASSWORD_VALIDATORS says
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = env("PUBLIC_URL").split(":")[0]
ALLAUTH_TRUSTED_PROXY_COUNT = env("TRUSTED_PROXIES")  # whose X-Forwarded-For the rate limits believe

MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ADAPTER = "cms.people.secrets.SecondFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "cms.people.factor_forms.AddSecurityKeyForm",
    "edit_webauthn": "cms.people.factor_forms.EditSecurityKeyForm",
}
MFA_TOTP_ISSUER = "广东科普"
MFA_TOTP_TOLERANCE = 1  # one step of 30 s, for telephones whose clock is a little off

USERSESSIONS_TRACK_ACTIVITY = False  # a write with every request

SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=12).total_seconds())

WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False

DEFAULT_FROM_EMAIL = env("MAIL_FROM")
SERVER_EMAIL = env("MAIL_FROM")
EMAIL_TIMEOUT = 20  # seconds
if env("EMAIL_URL"):
    vars().update(env.email_url("EMAIL_URL"))
