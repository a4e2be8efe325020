"""What the columns of a list may mean, by what they are called; pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from workload.weighing import Model

SKIP = "-"  # in the place of an activity: rows of that type are not brought in
WORDS = {
    "activity": ("insats", "typ", "ärendetyp", "aktivitet", "insatstyp", "metod", "slag", "kategori"),
    "label": ("märke", "ärende", "ärendemärke", "beteckning", "kod", "mark", "ärendenr", "ärendenummer", "löpnr", "nr"),
    "quantity": ("antal", "st", "antal ärenden", "antal st"),
    "amount": (
        "tid",
        "timmar",
        "poäng",
        "tid per gång",
        "timmar per gång",
        "h",
        "tid h",
        "skattning",
        "uppskattad tid",
    ),
    "occasions": (
        "gånger",
        "antal gånger",
        "tillfällen",
        "frekvens",
        "besök",
        "gånger per vecka",
        "gånger i veckan",
        "gånger vecka",
        "ggr",
        "ggr per vecka",
        "ggr i veckan",
        "ggr vecka",
    ),
    "every": ("på så många", "var", "intervall gånger"),
    "every_unit": ("veckor eller månader", "vecka eller månad", "vecka månad", "enhet", "period"),
    "travel": ("restid", "resa", "resor", "restid h", "restid per gång", "restid tim"),
    "interval": ("veckor mellan turerna", "turintervall", "intervall", "veckor mellan"),
    "actuals": ("tid som gick åt", "loggad tid", "faktisk tid", "utförd tid"),
    "starts_on": ("från och med", "from", "start", "startdatum", "från", "inledd", "påbörjad"),
    "ends_on": ("till och med", "tom", "slut", "slutdatum", "till", "avslutad", "avslutas"),
    "last_contact_on": ("senaste kontakt", "senast träff", "senaste träff", "senaste besök", "sista kontakt"),
}
BY_WORD = {word: field for field, words in WORDS.items() for word in words}


def plain(text: object) -> str:
    """Without what spelling differs in: Restid (h) and RESTID, H are the same heading.

    >>> plain("  Restid (h): ")
    'restid h'
    """
    folded = unicodedata.normalize("NFC", str(text)).casefold()
    return " ".join(re.sub(r"[^\w]+|_", " ", folded).split())


def guessed_columns(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[str, int]:
    """The place of each field's column; what was chosen last time goes before what a word usually means."""
    found: dict[str, int] = {}
    for known in (remembered, BY_WORD):
        for place, heading in enumerate(headings):
            field = known.get(plain(heading))
            if field in WORDS and field not in found and place not in found.values():
                found[field] = place
    return found


def guessed_activity(text: str, model: Model, remembered: Mapping[str, str]) -> str:
    """The key of the one it can only be; empty where somebody has to choose."""
    sought = plain(text)
    known = remembered.get(sought, "")
    if known == SKIP or known in model.by_key:
        return known
    labels = [(activity.key, plain(activity.label)) for activity in model.activities]
    exact = [key for key, label in labels if label == sought]
    within = [key for key, label in labels if sought and (sought in label or label in sought)]
    return next((keys[0] for keys in (exact, within) if len(keys) == 1), "")
