"""The one settings module; the environment (env.py) decides the rest."""

import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONCE, NONE, SELF

from speelruimte.config import env
from speelruimte.foundation.access.log_lines import logging_configuration

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path(
    "SPEELRUIMTE_DATA_DIR",
    Path.cwd() / "var",
    help_nl="Map voor de ingebouwde database, het postvak-uit en tijdelijke bestanden.",
)
KEYRING_FILE = env.path(
    "SPEELRUIMTE_KEYRING_FILE",
    DATA_DIR / "keys" / "keyring.json",
    help_nl="Sleutelbos. Bewaar dit bestand buiten de database en buiten de back-up daarvan.",
)
DEBUG = env.flag("SPEELRUIMTE_DEBUG", False, help_nl="Alleen voor ontwikkelen: toont foutpagina's met details.")
DEMO = env.flag(
    "SPEELRUIMTE_DEMO",
    False,
    help_nl="Voorbeeldgemeente: toont de aanmeldnamen en het postvak-uit op het scherm.",
)
SECRET_KEY = env.text(
    "SPEELRUIMTE_SECRET_KEY",
    "",
    help_nl="Geheim voor sessies en formulieren; verplicht zodra er meer dan één proces draait.",
) or secrets.token_urlsafe(48)
ALLOWED_HOSTS = env.words(
    "SPEELRUIMTE_ALLOWED_HOSTS", "127.0.0.1,localhost", help_nl="Hostnamen waarop de site bereikbaar is."
)
CSRF_TRUSTED_ORIGINS = env.words(
    "SPEELRUIMTE_TRUSTED_ORIGINS", "", help_nl="Volledige adressen waarvandaan formulieren mogen komen."
)
HTTPS = env.flag("SPEELRUIMTE_HTTPS", False, help_nl="Zet aan in productie: cookies alleen over een beveiligde lijn.")
REDIS_URL = env.text(
    "SPEELRUIMTE_REDIS_URL",
    "",
    help_nl="Redis voor de cache en de wachtrij; leeg betekent ingebouwd, op één machine.",
)
DATABASE_URL = env.text(
    "SPEELRUIMTE_DATABASE_URL",
    "",
    help_nl="PostgreSQL-adres (postgresql://…); leeg betekent de ingebouwde SQLite.",
)

INSTALLED_APPS = [
    "speelruimte.foundation.ui",
    "speelruimte.foundation.accounts",
    "speelruimte.foundation.organisations",
    "speelruimte.foundation.access",
    "speelruimte.foundation.administration",
    "speelruimte.foundation.encryption",
    "speelruimte.foundation.audit",
    "speelruimte.foundation.consent",
    "speelruimte.foundation.feedback",
    "speelruimte.foundation.jobs",
    "speelruimte.capabilities.conversations",
    "speelruimte.capabilities.improvement",
    "speelruimte.journeys",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "speelruimte.foundation.access.page_headers.PageHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "speelruimte.foundation.access.upload_limit.UploadLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "speelruimte.foundation.accounts.middleware.LanguageMiddleware",
    "speelruimte.foundation.accounts.middleware.SessionAgeMiddleware",
    "speelruimte.foundation.encryption.middleware.VaultMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "speelruimte.foundation.access.errors.ErrorsMiddleware",
]
ROOT_URLCONF = "speelruimte.config.urls"
FORM_RENDERER = "speelruimte.foundation.ui.fields.NldsRenderer"
WSGI_APPLICATION = "speelruimte.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "speelruimte.foundation.access.context.place",
            ],
        },
    }
]


def _database(url: str) -> dict[str, object]:
    """Django's database entry for an address; SQLite in the data folder when there is none."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "speelruimte.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
            },
        }
    parts = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
TASKS = {
    "default": {
        "BACKEND": f"speelruimte.foundation.jobs.backend.{'DoorbellBackend' if REDIS_URL else 'JobsBackend'}",
        "OPTIONS": {"doorbell": "speelruimte.config.celery.doorbell_ring"},
    }
}
JOBS_SCHEDULES = ["speelruimte.journeys.upkeep.SCHEDULE"]

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "accounts:sign-in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_CLIENT_IP_CALLABLE = "speelruimte.foundation.accounts.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "speelruimte.foundation.accounts.lockout.locked_out_page"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "next", "csrfmiddlewaretoken"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # a sign-in that succeeds is written down nowhere
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
TRUSTED_PROXIES = env.number(
    "SPEELRUIMTE_TRUSTED_PROXIES", 0, help_nl="Aantal eigen proxy's voor de site; bepaalt welk afzenderadres telt."
)
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
# Other sites under the municipality's domain are not ours to put on HTTPS, nor to announce to browsers.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "speelruimte.foundation.access.errors.csrf_failure"
LOGGING = logging_configuration()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_BACKEND = env.text(
    "SPEELRUIMTE_EMAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend",
    help_nl="Hoe post de deur uitgaat; standaard als bestand in het postvak-uit.",
)
EMAIL_FILE_PATH = DATA_DIR / "outbox"
EMAIL_HOST = env.text("SPEELRUIMTE_EMAIL_HOST", "localhost", help_nl="Mailserver van de gemeente.")
EMAIL_PORT = env.number("SPEELRUIMTE_EMAIL_PORT", 25, help_nl="Poort van de mailserver.")
DEFAULT_FROM_EMAIL = env.text(
    "SPEELRUIMTE_FROM_EMAIL", "speelruimte@voorbeeldstad.example", help_nl="Afzender van post."
)

UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
