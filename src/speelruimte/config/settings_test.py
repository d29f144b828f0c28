"""Settings for tests: quick password hashing, mail in memory, plain static files."""

import tempfile
from pathlib import Path

from speelruimte.config import settings as base
from speelruimte.config.settings import *  # noqa: F403

SECRET_KEY = "only-for-tests"
DATA_DIR = Path(tempfile.mkdtemp(prefix="speelruimte-test-"))
KEYRING_FILE = DATA_DIR / "keys" / "keyring.json"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SCRYPT_LOG2_N = 4
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    **base.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
