"""Django registration of encryption."""

from django.apps import AppConfig


class EncryptionConfig(AppConfig):
    """Owner keys, record keys, the key ring, recovery codes and crypto-erasure."""

    name = "speelruimte.foundation.encryption"
    label = "encryption"
