"""Talking to the mail server of EMAIL_URL: one recipient and one connection at a time."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class BadEmailURL(ValueError):
    """EMAIL_URL cannot be used; the text does not repeat the password."""


class Refused(Exception):
    """The server says that it will never take this mail (a 5xx answer), or the mail cannot be written at all."""


@dataclass(frozen=True)
class MailServer:
    """smtp:// is not encrypted, smtp+tls:// is from STARTTLS on, smtps:// is from the first byte."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    timeout: float

    @classmethod
    def at(cls, url: str, timeout: float) -> "MailServer":
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise BadEmailURL(_("EMAIL_URL ska se ut så här: smtp+tls://användare:lösenord@värd:587"))
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, password, timeout)

    def submit(self, sender: str, recipient: str, mail: bytes) -> None:
        """Return when the server has taken the mail over.

        Raises Refused, or OSError (of which smtplib's errors are a kind) when it is worth another try.
        """
        with self._connection() as connection, _refusals(recipient):
            connection.sendmail(sender, [recipient], mail)

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        connection = self._connect()
        try:
            self._introduce(connection)
            yield connection
        finally:
            with suppress(OSError):  # the mail is taken or not, whatever is said at the parting
                connection.quit()
            connection.close()

    def _connect(self) -> smtplib.SMTP:
        if self.scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=self.timeout)

    def _introduce(self, connection: smtplib.SMTP) -> None:
        if self.scheme == "smtp+tls":
            connection.starttls(context=ssl.create_default_context())
        if self.user:
            connection.login(self.user, self.password)


@contextmanager
def _refusals(recipient: str) -> Iterator[None]:
    """What the server says for ever about this mail, as against what it says for now or about us."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        _judge(*error.recipients[recipient], error)
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        _judge(error.smtp_code, error.smtp_error, error)
    except smtplib.SMTPNotSupportedError as error:
        raise Refused(str(error)) from error


def _judge(code: int, text: bytes | str, error: smtplib.SMTPException) -> None:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    answer = f"{code} {said}"
    if code >= 500:
        raise Refused(answer) from error
    raise smtplib.SMTPException(answer) from error
