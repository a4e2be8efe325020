"""Something to seal: an invented edition of minutes."""

import datetime as dt

from django.db import transaction

from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal

PAGE = """<!doctype html><html lang="sv"><head><title>Träff</title></head>
<body><h1>Minnesanteckningar</h1><p>Å, ä, ö och ½.</p></body></html>"""
CONTENT = {"närvarande": ["Påhittad Person"], "den": dt.date(2031, 3, 7)}


def sealed(thing, by, **other):
    """A copy of the first edition for participants, unless said otherwise."""
    usual = {
        "kind": "minutes",
        "thing": thing,
        "body": thing,
        "number": 1,
        "audience": Audience.PARTICIPANTS,
        "title": "Träff den 7 mars",
        "content": CONTENT,
        "html": PAGE,
    }
    with transaction.atomic():
        return seal(**{**usual, **other}, by=by)
