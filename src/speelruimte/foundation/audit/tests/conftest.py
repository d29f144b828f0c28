"""Two owners, each with an opened key."""

import pytest

from speelruimte.foundation.encryption.sealing import Vault


@pytest.fixture
def hers():
    return Vault(bytes(range(32)))


@pytest.fixture
def his():
    return Vault(bytes(32))
