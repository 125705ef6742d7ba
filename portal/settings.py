"""Every setting. The environment says only what differs from machine to machine."""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY", "django-insecure-only-for-development-and-tests")
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]

# Plain http is for a machine that talks to itself; any real host name means https.
HTTPS = os.environ.get("HTTPS", "0" if set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"} else "1") == "1"

EMBEDDED_DATABASE = VAR_DIR / "postgres"  # used while DATABASE_URL is unset
if os.environ.get("DATABASE_URL"):
    try:
        DATABASES = {"default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)}
    except ValueError:
        DATABASES = {}
    if DATABASES.get("default", {}).get("ENGINE") != "django.db.backends.postgresql":
        sys.exit("DATABASE_URL does not name a PostgreSQL server, as postgres://user:password@host/name does.")
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)  # seconds
else:
    DATABASES = {
        "default": {
            "ENGINE": "portal.embedded_database",
            "NAME": "postgres",
        }
    }

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "news.apps.NewsConfig",
    "comments.apps.CommentsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.flatpages",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.sites",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "captcha",
    "csp",
    "django_prose_editor",
    "js_asset",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.permissions_policy",
    "portal.middleware.answers_that_may_change",
    "portal.identity.add_identity",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
SITE_ID = 1
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "portal.identity.site_identity",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "django"]
FORMAT_MODULE_PATH = "portal.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "attachments": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "attachments"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes, files not counted

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None  # the proxy overwrites it
SECURE_HSTS_SECONDS = 31_536_000  # one year; sent over https only
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_SSL_REDIRECT = False  # the proxy in front redirects
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day
X_FRAME_OPTIONS = "DENY"
# The one style element that the article editor (django-prose-editor 0.28.0) inserts by script.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, EDITOR_STYLE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# Redirecting to https is the proxy's part; the preload list is the operator's choice.
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR" if DEBUG else "WARNING", "propagate": False}},
}

CAPTCHA_CHALLENGE_FUNCT = "comments.captcha.six_digits"
CAPTCHA_NOISE_FUNCTIONS = ["comments.captcha.two_curves"]
CAPTCHA_FILTER_FUNCTIONS = ["comments.captcha.sine_warp"]
CAPTCHA_FONT_PATH = [
    str(BASE_DIR / "comments" / "fonts" / "digits-sans-bold.ttf"),
    str(BASE_DIR / "comments" / "fonts" / "digits-serif-bold.ttf"),
]
CAPTCHA_FONT_SIZE = 40  # pixels
CAPTCHA_IMAGE_SIZE = (260, 76)  # pixels
CAPTCHA_LETTER_ROTATION = (-25, 25)  # degrees
CAPTCHA_FOREGROUND_COLOR = "#1d2b4f"
CAPTCHA_BACKGROUND_COLOR = "#ffffff"
CAPTCHA_LENGTH = 6
CAPTCHA_TIMEOUT = 10  # minutes
CAPTCHA_2X_IMAGE = False
