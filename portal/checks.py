"""What a production installation must say before it may serve."""

import os
import sys

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

REQUIRED = {
    "SECRET_KEY": "SECRET_KEY is not set: give it a long random value that no one else knows.",
    "ALLOWED_HOSTS": "ALLOWED_HOSTS is not set: name the hosts this portal answers to, separated by commas.",
    "DATABASE_URL": "DATABASE_URL is not set: name the PostgreSQL server, as postgres://user:password@host/name.",
}


def missing_settings() -> list[str]:
    """One sentence for each environment variable that production needs and does not have."""
    if settings.DEBUG:
        return []
    return [sentence for name, sentence in REQUIRED.items() if not os.environ.get(name, "").strip()]


def refuse_incomplete_settings() -> None:
    """Raises SystemExit, whose message is those sentences, one a line."""
    if sentences := missing_settings():
        sys.exit("\n".join(sentences))


@register(Tags.security, deploy=True)
def check_environment(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return [Error(sentence, id="portal.E001") for sentence in missing_settings()]
