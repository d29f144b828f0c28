"""The forms around signing in."""

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.services import own_password_check
from speelruimte.foundation.encryption.errors import TooManyTries
from speelruimte.foundation.encryption.refusals import wait_text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST_PASSWORD = 256  # hashing something much longer costs the server, and protects nobody


def _password(label: "_StrPromise", autocomplete: str, *, help_text: "str | _StrPromise" = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class SignInForm(forms.Form):
    """An e-mail address and a password; `username` is the name that the lock-out counts by."""

    username = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = _password(_("Password"), "current-password")
    next = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean_username(self) -> str:
        """Addresses are kept in lower case."""
        return str(self.cleaned_data["username"]).lower()

    def refuse(self) -> None:
        """Say that the two do not belong together, not which of them is unknown."""
        self.add_error(None, _("This e-mail address and password do not belong together. Check both and try again."))


class PasswordForgottenForm(forms.Form):
    """The address to which a link may go."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )

    def clean_email(self) -> str:
        """Addresses are kept in lower case."""
        return str(self.cleaned_data["email"]).lower()


class PasswordNewForm(forms.Form):
    """A new password, twice."""

    password = _password(
        _("New password"),
        "new-password",
        help_text=_("At least 12 characters. A sentence of a few words is strong, and easy to remember."),
    )
    again = _password(_("New password, once more"), "new-password")

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on to Django's own constructor
        self.user = user

    def clean_password(self) -> str:
        """Strong enough, and not made of her own name or address."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        """Typed the same both times."""
        again = str(self.cleaned_data["again"])
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("The two passwords differ. Type the same one twice."))
        return again


class PasswordChangeForm(PasswordNewForm):
    """Her present password, and a new one."""

    current = _password(_("Present password"), "current-password")
    field_order = ["current", "password", "again"]

    def clean_current(self) -> str:
        """Only she who knows it may change it."""
        current = str(self.cleaned_data["current"])
        try:
            right = own_password_check(user=self.user, password=current, at=timezone.now())
        except TooManyTries as error:
            raise forms.ValidationError(wait_text(error.until)) from None
        if not right:
            raise forms.ValidationError(_("This is not your present password."))
        return current


class LanguageForm(forms.Form):
    """One of the languages of the product."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    next = forms.CharField(required=False, widget=forms.HiddenInput())
