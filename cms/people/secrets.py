"""Second factors are kept encrypted: a copy of the database alone opens no account."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def _fernet() -> MultiFernet:
    """The key comes from ``SECRET_KEY``; those before it (``SECRET_KEY_FALLBACKS``) still open."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [
        salted_hmac("cms.people.secrets", "mfa", secret=secret, algorithm="sha256").digest()
        for secret in secrets
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps and the seeds of recovery codes encrypted."""

    def encrypt(self, text: str) -> str:
        """Fernet: AES-128-CBC with HMAC-SHA256."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text that ``encrypt`` was given."""
        return _fernet().decrypt(encrypted_text.encode()).decode()
