"""A migrated PostgreSQL cluster that a test may stop and start as it likes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg2
from django.conf import settings

from fyrbodal.database import NAME, PORT
from fyrbodal.database.server import Server
from tests.work.processes import MANAGE


class Cluster:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.url = f"postgres://{NAME}@/{NAME}?host={server.sockets}&port={PORT}"

    def start(self) -> None:
        self.server.start()

    def stop(self) -> None:
        self.server.stop(even_if_used=True)

    def manage(self, *command: str) -> None:
        environment = {**os.environ, "DATABASE_URL": self.url, "FYRBODAL_SECRET_KEY": "of no use outside the tests"}
        subprocess.run([sys.executable, MANAGE, *command], cwd=settings.BASE_DIR, env=environment, check=True)

    def ask(self, sql: str, *values: Any) -> list[Any]:
        """The rows that an SQL statement gives; none for one that writes."""
        with closing(psycopg2.connect(self.url)) as connection, connection, connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def migrated_cluster() -> Iterator[Cluster]:
    with TemporaryDirectory(prefix="fyrbodal-test-") as folder:
        Path(folder).chmod(0o755)  # root's server runs as somebody else
        cluster = Cluster(Server(Path(folder) / "data"))
        cluster.start()
        try:
            cluster.manage("migrate", "-v0")
            yield cluster
        finally:
            cluster.stop()
            shutil.rmtree(cluster.server.sockets)
