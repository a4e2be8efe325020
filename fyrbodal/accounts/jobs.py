"""What the worker does for accounts."""

import datetime as dt

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import request_password_reset
from allauth.account.internal.userkit import filter_users_by_email
from allauth.core import context
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest

from fyrbodal.work import daily, job


@daily
def forget_what_has_expired(day: dt.date) -> None:
    """Sessions that nobody can use any longer, and limits whose time is over (the cache counts its rows at each write)."""
    call_command("clearsessions")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE expires < now()")


@job("accounts.reset_password")
def reset_password(*, email: str) -> None:
    """A mail with a link to whoever signs in with the address; nothing if nobody does."""
    request = HttpRequest()  # allauth asks for one; our links are built on SITE_URL
    users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
    with context.request_context(request):
        request_password_reset(request, email, users, default_token_generator)
