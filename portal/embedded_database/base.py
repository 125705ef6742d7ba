"""Django's PostgreSQL engine, whose server is started by the first connection and not before."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db.backends.postgresql import base

from portal import embedded_database


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        url = urlsplit(embedded_database.start(settings.EMBEDDED_DATABASE))
        self.settings_dict |= {"USER": url.username, "HOST": parse_qs(url.query)["host"][0]}
        return super().get_connection_params()
