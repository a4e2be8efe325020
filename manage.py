#!/usr/bin/env python3
"""Django's commands, with this project's settings."""

import os
import signal
import sys
from importlib import import_module

INTERRUPTED = 130  # as shells say of one that Ctrl-C ended


def end_at_once(*_signal: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fyrbodal.settings")
    # While it is loaded, psycopg2 takes any exception for a module that is missing, and Ctrl-C would be lost.
    usual = signal.signal(signal.SIGINT, end_at_once)
    import_module("psycopg2")
    try:  # round the imports too: on a slow machine Ctrl-C comes while they are made
        signal.signal(signal.SIGINT, usual)
        from django.core.management import execute_from_command_line

        from fyrbodal.database import BadDatabaseURL

        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BadDatabaseURL as error:
        sys.exit(f"CommandError: {error}")
