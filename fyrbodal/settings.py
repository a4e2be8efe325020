"""One settings file; what differs between machines comes from the environment (see docs/operations.md)."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from fyrbodal.database import data_dir, database_settings
from fyrbodal.headers import static_headers

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_dir(os.environ)


def switched_on(name: str, default: str) -> bool:
    return os.environ.get(name, default) == "1"


DEBUG = switched_on("FYRBODAL_DEBUG", "0")
HTTPS = switched_on("FYRBODAL_HTTPS", "1")
DEMO = switched_on("FYRBODAL_DEMO", "0")
SECRET_KEY = os.environ.get("FYRBODAL_SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("FYRBODAL_ALLOWED_HOSTS", "127.0.0.1 localhost").split()
TRUSTED_PROXIES = int(os.environ.get("FYRBODAL_TRUSTED_PROXIES", "0"))
SITE_URL = os.environ.get("FYRBODAL_SITE_URL", "http://127.0.0.1:8000")

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS = [
    "fyrbodal",
    "fyrbodal.database",
    "fyrbodal.running",
    "fyrbodal.organisation",
    "fyrbodal.journal",
    "fyrbodal.drafts",
    "fyrbodal.sealed",
    "fyrbodal.work",
    "fyrbodal.outbox",
    "fyrbodal.files",
    "fyrbodal.documents",
    "fyrbodal.editing",
    "fyrbodal.pages",
    "fyrbodal.accounts",
    "networks",
    "workload",
    "competence",
    "projects",
    "fyrbodal.backend.BackendConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django_prose_editor",
    "import_export",
    "rules",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fyrbodal.middleware.end_long_sessions",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fyrbodal.middleware.keep_private_pages_out_of_caches",
    "fyrbodal.middleware.explain_addresses_of_buttons",
]
ROOT_URLCONF = "fyrbodal.urls"
WSGI_APPLICATION = "fyrbodal.wsgi.application"
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
                "fyrbodal.menu.menu",
                "fyrbodal.sessions.staying",
            ],
        },
    },
]

DATABASES: dict[str, Any] = {"default": database_settings(os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # The limits on signing in are kept here: with Django's 300 rows, trying 300 accounts would push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "organisation.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name", "title"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "fyrbodal.accounts.passwords.GuessablePasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "min_dag"
LOGOUT_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "fyrbodal.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "fyrbodal.accounts.forms.LoginForm",
    "change_password": "fyrbodal.accounts.forms.ChangePasswordForm",
    "set_password": "fyrbodal.accounts.forms.SetPasswordForm",
    "reset_password": "fyrbodal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "fyrbodal.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "fyrbodal.accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by the invitation that was sent to it
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password is told to the one whose it is
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # here; everywhere else Django signs the person out
# Many sign in from one town hall's address at nine o'clock; what is scarce is wrong tries.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "10/m/ip,100/h/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 60 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_AGE = None

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^halsa$", r"^redo$"]  # the health checks speak to the process itself
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("svenska"))]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers
MEDIA_ROOT = DATA_DIR / "files"
READER_WAITS = 15.0  # seconds for a PDF; twenty pages take two
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "fyrbodal.files.handlers.StopAtTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
UPLOADS_PER_MINUTE = 30
CHECK_LINKS = switched_on("FYRBODAL_CHECK_LINKS", "0")  # asks the web about every link in the minutes, once a week

EMAIL_URL = os.environ.get("EMAIL_URL", "")
EMAIL_TIMEOUT = float(os.environ.get("FYRBODAL_MAIL_TIMEOUT", "30"))  # seconds of silence from the mail server
WORK_LEASE_SECONDS = float(os.environ.get("FYRBODAL_WORK_LEASE_SECONDS", "300"))  # then another worker takes the job
DEFAULT_FROM_EMAIL = os.environ.get("FYRBODAL_MAIL_FROM", "Fyrbodals nätverk <natverk@example.org>")

# The steps of the competence plans: the second from so many years, the third after so many, what the second is called.
STEP_YEARS = os.environ.get("FYRBODAL_STEP_YEARS", "2 5 3–5")

CRISPY_TEMPLATE_PACK = "fyrbodal"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("fyrbodal",)
CRISPY_FAIL_SILENTLY = False
IMPORT_EXPORT_USE_TRANSACTIONS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "fyrbodal.logs.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}
