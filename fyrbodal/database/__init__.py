"""Where data is kept, and the PostgreSQL that Django talks to: the one of DATABASE_URL, or one of our own."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[2]
NAME = "fyrbodal"
PORT = "5432"


class BadDatabaseURL(ValueError):
    """DATABASE_URL cannot be used; the text says why and does not repeat the password."""


def data_dir(environ: Mapping[str, str]) -> Path:
    """PostgreSQL refuses to run as root, and the user it runs as then seldom reaches the checkout."""
    if chosen := environ.get("FYRBODAL_DATA_DIR"):
        return Path(chosen).expanduser().resolve()
    return Path(f"/var/lib/{NAME}-{_digest(CHECKOUT)}") if os.geteuid() == 0 else CHECKOUT / "var"


def socket_dir(data: Path) -> Path:
    """Short, since a socket's path has room for 107 characters; /tmp, since TMPDIR may differ between processes."""
    return Path(f"/tmp/{NAME}-{os.geteuid()}-{_digest(data)}")  # noqa: S108 (server.py refuses a folder of somebody else)


def database_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """DATABASES["default"]. Nothing is started here: the embedded server starts at the first connection."""
    url = environ.get("DATABASE_URL")
    chosen = _external(url) if url else _embedded(data_dir(environ))
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **chosen}


def _embedded(data: Path) -> dict[str, Any]:
    names = {"NAME": NAME, "USER": NAME, "HOST": str(socket_dir(data)), "PORT": PORT}
    return {"ENGINE": "fyrbodal.database", "DATA_DIR": data, **names}


def _external(url: str) -> dict[str, Any]:
    try:
        return _read(url)
    except ValueError:  # urlsplit's own texts repeat what stands in the address
        raise BadDatabaseURL("DATABASE_URL ska se ut så här: postgres://användare:lösenord@värd:5432/databas") from None


def _read(url: str) -> dict[str, Any]:
    """Raises ValueError for what is no address of a PostgreSQL database."""
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ValueError(parts.scheme)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
