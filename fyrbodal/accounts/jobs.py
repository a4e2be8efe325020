import datetime as dt

from django.core.management import call_command
from django.db import connection

from fyrbodal.work import daily


@daily
def forget_what_has_expired(day: dt.date) -> None:
    """Sessions that nobody can use any longer, and limits whose time is over (the cache counts its rows at each write)."""
    call_command("clearsessions")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE expires < now()")
