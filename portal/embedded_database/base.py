"""Django's PostgreSQL engine, whose server is started by the first connection and not before."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from portal import embedded_database


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        host = embedded_database.start(settings.EMBEDDED_DATABASE)
        self.settings_dict |= {"USER": "postgres", "HOST": host}
        return super().get_connection_params()
