"""The account: an email address that signs in."""

from typing import Any, ClassVar, NoReturn

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccountDeletionError(ProtectedError):
    """An account is anonymised (``people.actions.delete_account``), never deleted."""

    def __init__(self, users: Any) -> None:
        super().__init__(str(_("An account is anonymised, never deleted.")), set(users))


class UserQuerySet(models.QuerySet["User"]):
    """Accounts; no door deletes them."""

    def delete(self) -> NoReturn:
        """Refused, whoever asks."""
        raise AccountDeletionError(self)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts by email address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A plain account. Raises ValueError without an email address."""
        if not email:
            raise ValueError("An account needs an email address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account that may do everything (`./dev manage createsuperuser`)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. Its public face is a ``Creator``; its roles are groups (see ``roles``)."""

    email = models.EmailField(_("email"), unique=True)
    name = models.CharField(_("name"), max_length=60, blank=True)  # as colleagues see it
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    # Wagtail's user pages read these two.
    @property
    def first_name(self) -> str:
        """The whole name: Chinese names are not split."""
        return self.name

    @property
    def last_name(self) -> str:
        """Nothing: see ``first_name``."""
        return ""

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.name or self.email.split("@")[0]

    def get_full_name(self) -> str:
        """The name that colleagues see; never the whole email address."""
        return str(self)

    def get_short_name(self) -> str:
        """The same as the full name: Chinese names aren't shortened."""
        return str(self)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> NoReturn:
        """Refused, whoever asks: see ``people.actions.delete_account``."""
        raise AccountDeletionError([self])
