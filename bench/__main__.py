"""`python -m bench`: every question, in a database and a folder that are thrown away afterwards."""

import logging
import os
import signal
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

from fyrbodal.database.server import Server

RESULTS = Path(__file__).with_name("results.md")
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "fyrbodal.settings",
    "FYRBODAL_DEBUG": "0",
    "FYRBODAL_HTTPS": "0",
    "FYRBODAL_DEMO": "0",
    "FYRBODAL_ALLOWED_HOSTS": "127.0.0.1",
    "FYRBODAL_SITE_URL": "http://127.0.0.1",
    "FYRBODAL_SECRET_KEY": "of no use, but long enough, for a database that lives for some minutes",
}


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the database is stopped then too
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o711)  # the user that runs the database passes through
        _set_up(Path(folder))
        try:
            import_string("bench.questions.ask_all")(RESULTS)  # knows the models, and they want Django set up
        finally:
            Server(Path(folder)).stop(even_if_used=True)


def _set_up(folder: Path) -> None:
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(ENVIRONMENT, FYRBODAL_DATA_DIR=str(folder))
    settings.ROOT_URLCONF = "bench.urls"
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = None, True  # nothing is collected, for no file is asked for
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    logging.disable(logging.WARNING)  # of wrong passwords, which is what is measured
    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
