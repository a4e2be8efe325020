#!/usr/bin/env python3
"""Django's commands, with this project's settings."""

import os
import signal
import sys
from importlib import import_module

INTERRUPTED = 130  # as shells say of one that Ctrl-C ended


class CtrlC:
    """Remembers that it was pressed: an exception may come out as another one, as out of __set_name__."""

    pressed = False

    def __call__(self, *_signal: object) -> None:
        self.pressed = True
        raise KeyboardInterrupt


def end_at_once(*_signal: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fyrbodal.settings")
    # While it is loaded, psycopg2 takes any exception for a module that is missing, and Ctrl-C would be lost.
    signal.signal(signal.SIGINT, end_at_once)
    import_module("psycopg2")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from fyrbodal.database import BadDatabaseURL

    ctrl_c = CtrlC()
    try:
        signal.signal(signal.SIGINT, ctrl_c)
        execute_from_command_line(sys.argv)
    except BadDatabaseURL as error:
        sys.exit(f"CommandError: {error}")
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None):
            raise  # the server has answered
        sys.exit(f"CommandError: Databasen svarar inte. {str(error).splitlines()[0]}")
    except (KeyboardInterrupt, Exception):
        if ctrl_c.pressed:
            sys.exit(INTERRUPTED)
        raise
