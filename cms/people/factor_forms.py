"""allauth's forms of security keys, with labels that say what is meant."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

NAME_LABEL = _("Name of the key")


class AddSecurityKeyForm(AddWebAuthnForm):
    """Adds a key (``MFA_FORMS``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = NAME_LABEL


class EditSecurityKeyForm(EditWebAuthnForm):
    """Renames a key (``MFA_FORMS``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = NAME_LABEL
