"""Signed links: what a mail may carry so that whoever follows it is known, for one purpose and for a time."""

import datetime as dt

from django.core import signing

Payload = dict[str, str]


class Dead(Exception):
    """The link leads nowhere any longer."""


class Expired(Dead):
    """It was ours, and its time is over."""


class Tampered(Dead):
    """We never wrote it, or wrote it for something else."""


def sign(purpose: str, payload: Payload) -> str:
    """Text that fits in a URL; anybody can read the payload in it, nobody can change it."""
    return signing.dumps(payload, salt=_salt(purpose))


def read(purpose: str, token: str, max_age: dt.timedelta) -> Payload:
    """The payload that was signed for this purpose. Raises Expired or Tampered."""
    try:
        payload: Payload = signing.loads(token, salt=_salt(purpose), max_age=max_age)
    except signing.SignatureExpired as error:
        raise Expired from error
    except (signing.BadSignature, ValueError) as error:
        raise Tampered from error
    return payload


def _salt(purpose: str) -> str:
    return f"fyrbodal.links.{purpose}"
