"""All settings, for every way of running the archive. What differs between them comes from the environment.

DATABASE_URL              the desk's database; without it, the embedded server under var/
PUBLIC_DATABASE_URL       the readers' database; without it, the same one under the role <name>_public
PUBLIC_STATEMENT_TIMEOUT  milliseconds a reader's query may take (10000)
SECRET_KEY                required to serve; `quickstart` makes one and keeps it in var/secret_key
ALLOWED_HOSTS             host names, separated by commas (127.0.0.1, localhost)
CSRF_TRUSTED_ORIGINS      origins with scheme, separated by commas
HTTPS                     1: secure cookies, HSTS, redirect to https (on unless DEBUG); 0: plain http
TRUST_PROXY               1: believe X-Forwarded-Proto and -Host of the proxy in front
DEBUG                     1: Django's own error pages; never where others can reach it
KEPT_PAGES_MB             memory for readers' finished pages in each worker (64; 0 under DEBUG); 0: keep none
STATIC_HASHED             0: serve static files under their plain names (tests)
LOG_LEVEL                 INFO
SITE_URL                  scheme and host of the archive, for the links in e-mails (http://127.0.0.1:<PORT>)
DESK_TIME_ZONE            the zone in which editors set moments, such as Europe/Istanbul (Asia/Almaty)
EMAIL_URL                 smtp://user:password@host:587?tls=1, smtps://…, console: (e-mails are printed), file:///folder
DEFAULT_FROM_EMAIL        the sender of e-mails (archive@localhost)
"""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.database_urls import databases
from config.mail import mail
from config.secret import kept_secret_key


def flag(name: str, default: bool) -> bool:
    """Read an on-off setting: 1, true, yes, on are on; an empty or missing one is the default."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """Read a list separated by commas, without its empty members."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # everything that running the archive makes; never in the repository

# --- who may talk to us -------------------------------------------------------------------------------------

DEBUG = flag("DEBUG", default=False)
HTTPS = flag("HTTPS", default=not DEBUG)
SECRET_KEY_FILE = VAR_DIR / "secret_key"
# The kept key belongs to the embedded server; with a database of one's own the key must be given too.
SECRET_KEY = os.environ.get("SECRET_KEY") or (
    "" if os.environ.get("DATABASE_URL") else kept_secret_key(SECRET_KEY_FILE)
)
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

if flag("TRUST_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # one working day at the desk
# 120 rows of an inline in four languages are 1,349 fields; Django's own limit is 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- what runs ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose classes it extends
    "archive.apps.ArchiveConfig",  # before Django's own, whose `migrate` command it extends
    "archive.apps.DeskConfig",  # Django's admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.headers.HeadersMiddleware",
    "archive.web.middleware.ReaderGZipMiddleware",
    "archive.web.keeping.KeepingMiddleware",
    "archive.web.middleware.ReaderMiddleware",  # after the headers, before anything that reads the request
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.web.middleware.DeskLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "archive.admin.preferences.DeskLanguageMiddleware",  # after the user is known
    "archive.admin.zone.DeskTimeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
KEPT_PAGES_MB = int(os.environ.get("KEPT_PAGES_MB") or (0 if DEBUG else 64))
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
LOGIN_URL = "/admin/login/"
CSRF_FAILURE_VIEW = "archive.admin.problems.csrf_failure"  # only the desk has forms that are posted
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- where things are kept ----------------------------------------------------------------------------------

DATABASES = databases(os.environ, VAR_DIR)
DATABASE_ROUTERS = ["config.routers.ReaderRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_HASHED = flag("STATIC_HASHED", default=not DEBUG)
PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_STORAGE = "config.static_storage.HashedStaticStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": HASHED_STORAGE if STATIC_HASHED else PLAIN_STORAGE},
}
# Files that are not collected are looked up where they are written, at every request.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_HASHED

# --- languages and time -------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English")), ("tr", _("Turkish"))]
USE_I18N = True
MODELTRANSLATION_LANGUAGES = ("kk", "ru", "en", "tr")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_ENABLE_FALLBACKS = False  # a fallback is shown as one by the page, never silently
TIME_ZONE = "UTC"
DESK_TIME_ZONE = ZoneInfo(os.environ.get("DESK_TIME_ZONE") or "Asia/Almaty")
FORMAT_MODULE_PATH = ["config.formats"]  # Django has none for Kazakh, and American ones for English
LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]  # also for the templates, and before Django's own catalogues
USE_TZ = True

# --- who signs in -------------------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]

# --- whom we write to ---------------------------------------------------------------------------------------

SITE_URL = (os.environ.get("SITE_URL") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}").rstrip("/")
MAIL = mail(os.environ.get("EMAIL_URL") or "console:")
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, MAIL.folder
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.host, MAIL.port, MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or "archive@localhost"

# --- what is told -------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "archive": {"level": os.environ.get("LOG_LEVEL", "INFO")},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
