"""Does an address answer? Asked politely, and only of machines on the public internet. Pure of the database.

A link is pasted by anybody who writes minutes, so without the look at the resolved address this program could be made
to knock on doors inside the network that it runs in.
"""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address], bool]

SECONDS = 10.0  # for each step: connecting, each read
HOPS = 5
GONE = {404, 410}
WANTS_GET = {403, 405, 501}  # some servers answer HEAD with these and GET with the page
HEADERS = {"User-Agent": "Fyrbodal-lankkontroll/1", "Accept": "*/*", "Connection": "close"}
# Addresses of the old internet in the clothes of the new one; they are judged by what is inside.
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


@dataclass(frozen=True)
class Reply:
    """`status` of the last answer, None when there was none; `is_gone` when the page or the whole host is no more."""

    status: int | None
    is_gone: bool


SILENCE = Reply(None, is_gone=False)


class Forbidden(OSError):
    """An address that is not on the public internet, or a scheme that is not of the web."""


def ask(url: str, *, allowed: Allowed | None = None) -> Reply:
    """Follow the address to its end. `allowed` judges each address that is connected to; is_public if none is given."""
    try:
        status = _followed(url, allowed or is_public)
    except socket.gaierror as error:
        return Reply(None, is_gone=error.errno == socket.EAI_NONAME)
    except (OSError, HTTPException, ValueError):
        return SILENCE
    return Reply(status, is_gone=status in GONE)


def is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if inside:
            return is_public(inside)
        if address.teredo or any(address in network for network in TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


def _followed(url: str, allowed: Allowed) -> int:
    for _hop in range(HOPS):
        status, onward = _answer(urlsplit(url), allowed)
        if onward is None:
            return status
        url = urljoin(url, onward)
    raise HTTPException("too many redirects")


def _answer(parts: SplitResult, allowed: Allowed) -> tuple[int, str | None]:
    address = _resolved(parts, allowed)
    status, onward = _request("HEAD", parts, address)
    return _request("GET", parts, address) if status in WANTS_GET else (status, onward)


def _request(method: str, parts: SplitResult, address: Address) -> tuple[int, str | None]:
    connection = _connection(parts, address)
    try:
        connection.request(method, parts._replace(scheme="", netloc="", fragment="").geturl() or "/", headers=HEADERS)
        answer = connection.getresponse()  # the body is never read
        return answer.status, answer.getheader("Location") if 300 <= answer.status < 400 else None
    finally:
        connection.close()


def _resolved(parts: SplitResult, allowed: Allowed) -> Address:
    """The address to connect to; looked up once, so that a name cannot mean another machine a moment later."""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Forbidden(parts.scheme)
    found = socket.getaddrinfo(parts.hostname, parts.port, type=socket.SOCK_STREAM)
    addresses = [ip_address(place[0].partition("%")[0]) for *_family, place in found if isinstance(place[0], str)]
    if not addresses or not all(allowed(address) for address in addresses):
        raise Forbidden(parts.hostname)
    return addresses[0]


def _connection(parts: SplitResult, address: Address) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "http":
        return ToAddress(address, host, parts.port)
    return ToAddressInSecret(address, host, parts.port)


class ToAddress(HTTPConnection):
    """Speaks to a machine that has been judged, under the name that was asked for."""

    def __init__(self, address: Address, host: str, port: int | None) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address = str(address)

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), SECONDS)


class ToAddressInSecret(HTTPSConnection):
    def __init__(self, address: Address, host: str, port: int | None) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address = str(address)

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), SECONDS)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
