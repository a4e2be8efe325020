"""What went wrong between us and the mail server, for those who read the outbox."""

import smtplib
import socket

from django.utils.translation import gettext as _


def in_words(error: Exception) -> str:
    """A sentence in Swedish, or what the server or the machine itself said when we have none."""
    if _timed_out(error):
        return _("E-postservern svarade inte i tid.")
    match error:
        case smtplib.SMTPNotSupportedError():
            return _("E-postservern kan inte kryptera.")
        case smtplib.SMTPAuthenticationError():
            return _("E-postservern godtar inte vårt lösenord.")
        case smtplib.SMTPServerDisconnected():
            return _("E-postservern bröt förbindelsen.")
        case ConnectionError() | socket.gaierror():
            return _("E-postservern går inte att nå.")
    return str(error)


def _timed_out(error: Exception) -> bool:
    """smtplib hides the time-out behind a lost connection."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
