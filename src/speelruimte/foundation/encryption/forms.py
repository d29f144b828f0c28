"""The forms of the pages about someone's own key."""

import base64
import binascii
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.encryption.errors import SealBroken
from speelruimte.foundation.encryption.recovery import GROUP, last_group_matches, recovery_code_new
from speelruimte.foundation.encryption.sealing import Sealed, Vault


class PasswordForm(forms.Form):
    """Her password, to open her records."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ReopenForm(PasswordForm):
    """The recovery code and the new password, after a reset."""

    field_order = ("recovery_code", "password")
    recovery_code = forms.CharField(
        label=_("Your recovery code"),
        help_text=_("Twenty characters in four groups. Capitals, spaces and dashes do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class EraseForm(PasswordForm):
    """Her password, and that she knows what goes."""

    field_order = ("understood", "password")
    understood = forms.BooleanField(
        label=_("I understand that all my records are erased and that nobody can bring them back"),
        error_messages={"required": _("Tick this first if you want to erase everything.")},
    )


class RecoveryCodeForm(forms.Form):
    """That she kept the code: a tick, and the last group typed over. The code itself waits in the page, sealed."""

    sealed_code = forms.CharField(widget=forms.HiddenInput)
    kept = forms.BooleanField(
        label=_("I have written the code down or printed it"),
        error_messages={"required": _("Tick this when you have kept the code.")},
    )
    last_group = forms.CharField(
        label=_("Type the last five characters of the code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def __init__(self, posted: QueryDict | None, *, vault: Vault, user_id: UUID) -> None:
        self.code = _opened(str(posted.get("sealed_code", "")) if posted else "", vault=vault, user_id=user_id)
        self.began_again = posted is not None and not self.code
        self.code = self.code or recovery_code_new()
        fresh = {"sealed_code": _sealed(self.code, vault=vault, user_id=user_id)}
        super().__init__(None if self.began_again else posted, initial=fresh)

    def clean_last_group(self) -> str:
        """Refuse what is not the last group of the code on the page."""
        typed = str(self.cleaned_data["last_group"])
        if not last_group_matches(self.code, typed=typed):
            raise forms.ValidationError(
                _("These are not the last %(count)s characters of the code above."), params={"count": GROUP}
            )
        return typed


def _place(user_id: UUID) -> str:
    return f"encryption.recovery:{user_id}:code"


def _sealed(code: str, *, vault: Vault, user_id: UUID) -> str:
    sealed = vault.seal(code.encode(), context=_place(user_id))
    return ".".join(base64.urlsafe_b64encode(part).decode() for part in (sealed.wrapped_key, sealed.ciphertext))


def _opened(text: str, *, vault: Vault, user_id: UUID) -> str:
    """The code that waited in the page; empty when it was changed or is of another key."""
    try:
        wrapped_key, ciphertext = (base64.urlsafe_b64decode(part) for part in text.split("."))
        return vault.open(Sealed(wrapped_key, ciphertext), context=_place(user_id)).decode()
    except (ValueError, binascii.Error, SealBroken):
        return ""
