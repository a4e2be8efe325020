"""Addresses that people paste in. Pure: nothing is fetched."""

import re
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 2000
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)  # "example.org:8080" has a port, not a scheme
HOST = re.compile(r"^(?=.{4,253}$)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]$")
SAFE_LINKS = "safelinks.protection.outlook.com"  # wraps what it was given and says it in `url`

# Letters that are sent by these services count who follows a link; the reader's own address may stand in it.
TRACKERS = (
    "anpasia.com",
    "anpdm.com",
    "apsis.one",
    "apsis.se",
    "clicks.mlsend.com",
    "createsend1.com",
    "getanewsletter.com",
    "hubspotlinks.com",
    "list-manage.com",
    "mailgun.org",
    "paloma.se",
    "rule.io",
    "sendgrid.net",
    "ungapped.com",
)
TRACKING_NAMES = ("click", "clicks", "link", "links", "trk", "track", "tracking", "email")


class BadLink(ValidationError):
    """The text is no address that can stand on a page; the message says what to do."""


def checked_url(text: str) -> str:
    """The address with its scheme, unwrapped from Outlook's safe links. Raises BadLink."""
    address = _with_scheme(text.strip())
    parts = _split(address)
    _require(parts, address)
    inner = _inside_safe_link(parts)
    return checked_url(inner) if inner else address


def real_link(text: Any) -> None:
    """The validator of a column. Raises BadLink."""
    checked_url(str(text))


def tracker(url: str) -> str:
    """The host, if a link goes by way of somebody who counts the readers; else ""."""
    host = (urlsplit(url).hostname or "").lower()
    if any(host == known or host.endswith(f".{known}") for known in TRACKERS):
        return host
    first, _dot, rest = host.partition(".")
    return host if first.rstrip("0123456789") in TRACKING_NAMES and rest.count(".") else ""


def tracking_advice(url: str) -> str:
    """What to say to whoever pastes such a link; "" for others."""
    host = tracker(url)
    advice = _(
        "Länken går via %(host)s, som räknar vem som följer den. Öppna den och klistra in adressen du kommer till."
    )
    return advice % {"host": host} if host else ""


def _with_scheme(text: str) -> str:
    return text if SCHEME.match(text) else f"https://{text.removeprefix('//')}"


def _split(address: str) -> SplitResult:
    """Raises BadLink for what cannot be read as an address at all, a port of letters for one."""
    try:
        parts = urlsplit(address)
        _read_port = parts.port
    except ValueError as error:
        raise BadLink(_not_a_link()) from error
    return parts


def _require(parts: SplitResult, address: str) -> None:
    if parts.scheme not in ("http", "https"):
        raise BadLink(_("En länk börjar med https:// eller http://."))
    if len(address) > LONGEST:
        raise BadLink(_("Länken är för lång. Den får ha högst %(count)d tecken.") % {"count": LONGEST})
    strange = any(sign.isspace() or not sign.isprintable() or sign in '\\<>"`{}|^' for sign in address)
    if strange or "@" in parts.netloc or not HOST.match(parts.hostname or ""):
        raise BadLink(_not_a_link())


def _not_a_link() -> str:
    return _(
        "Det där är ingen webbadress. Kopiera den ur webbläsarens adressfält, till exempel https://www.example.org/sida."
    )


def _inside_safe_link(parts: SplitResult) -> str:
    if not (parts.hostname or "").endswith(SAFE_LINKS):
        return ""
    return next(iter(parse_qs(parts.query).get("url", [])), "")
