"""Django registration of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in: e-mail, password, recovery of access."""

    name = "speelruimte.foundation.accounts"
    label = "accounts"
