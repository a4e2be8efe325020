"""What bands are called on screen, on paper and in spreadsheets, and in which order they stand; pure."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from workload.limits import BAND
from workload.weighing import NO_DATA, NO_TIME

ORDER = {"gron": 0, "gul": 1, "rod": 2, NO_TIME: 4, NO_DATA: 5}
OTHERS = 3


def band_word(key: str) -> str:
    """Those that have names of their own, and what the program says where there is no load; others are their names."""
    known = {
        "gron": _("grön"),
        "gul": _("gul"),
        "rod": _("röd"),
        NO_TIME: _("ej beräkningsbar"),
        NO_DATA: _("ingen data"),
    }
    return known.get(key, key)


def band_key(word: str) -> str:
    """The three that everybody has keep their keys; others are called what they are called."""
    lowered = word.strip().lower()[:BAND]
    return {"grön": "gron", "röd": "rod"}.get(lowered, lowered)


def in_band_order(keys: Iterable[str]) -> list[str]:
    """Green, yellow, red, then what a model calls its own, then what could not be computed."""
    return sorted(keys, key=lambda key: (ORDER.get(key, OTHERS), key))
