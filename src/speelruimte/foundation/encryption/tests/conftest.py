"""A person, a key ring of its own per test, and light key stretching."""

import pytest
from django.contrib.auth import get_user_model

PASSWORD = "een lange proefzin"


@pytest.fixture(autouse=True)
def _own_key_ring(settings, tmp_path):
    settings.KEYRING_FILE = tmp_path / "keys" / "keyring.json"
    settings.SCRYPT_LOG2_N = 4


@pytest.fixture
def person(db):
    return get_user_model().objects.create_user("noor@voorbeeldstad.example", PASSWORD, name="Noor Verzonnen")


@pytest.fixture
def colleague(db):
    return get_user_model().objects.create_user("bas@voorbeeldstad.example", PASSWORD, name="Bas Verzonnen")
