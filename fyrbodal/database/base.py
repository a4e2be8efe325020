"""Django's PostgreSQL backend, with a server that is started when the first connection is made, and not before."""

from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL

from fyrbodal.database.creation import DatabaseCreation
from fyrbodal.database.server import Server


class DatabaseWrapper(PostgreSQL):
    creation_class = DatabaseCreation

    def get_connection_params(self) -> dict[str, Any]:
        Server(self.settings_dict["DATA_DIR"]).start()
        return super().get_connection_params()
