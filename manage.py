#!/usr/bin/env python3
"""Django's commands, with this project's settings."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fyrbodal.settings")
    try:  # round the imports too: on a slow machine Ctrl-C comes while they are made
        from django.core.management import execute_from_command_line

        from fyrbodal.database import BadDatabaseURL

        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)  # as shells say of one that Ctrl-C ended
    except BadDatabaseURL as error:
        sys.exit(f"CommandError: {error}")
