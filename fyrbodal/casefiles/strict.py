"""JSON as the standard has it: every number exact, no key said twice in silence, and never a surprise."""

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from fyrbodal.casefiles.faults import Fault, Faulty, legible

LARGEST = 10_000_000  # bytes; the largest sheet that anybody writes is a thousandth of it
NOT_A_NUMBER = Decimal("NaN")  # stands for what is too long to be one; no rule lets it through


class Thing(dict[str, Any]):
    """An object that remembers which of its keys were said more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        said = Counter(key for key, _value in pairs) if len(self) < len(pairs) else {}
        self.repeated = [key for key, times in said.items() if times > 1]


def parsed(content: bytes) -> Any:
    """Numbers come out as Decimal, objects as Thing. Raises Faulty with the one thing that makes it no JSON."""
    if len(content) > LARGEST:
        _refuse(_("Filen är större än %s MB.") % (LARGEST // 1_000_000))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(_("Filen är inte text i UTF-8."))
    if not text.strip():
        _refuse(_("Filen är tom."))
    return _read(text)


def _read(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=Thing, parse_float=_number, parse_int=_number, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        _refuse(_("Filen är inte JSON: det tar stopp på rad %(line)s, tecken %(column)s.") % _spot(error))
    except RecursionError:
        _refuse(_("Filen har för många nivåer inuti varandra."))


def _spot(error: json.JSONDecodeError) -> dict[str, int]:
    return {"line": error.lineno, "column": error.colno}


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of more digits than a computer has
        return NOT_A_NUMBER


def _no_number(text: str) -> NoReturn:
    _refuse(_("Filen är inte JSON: %s är inget tal där.") % legible(text))


def _refuse(sentence: str) -> NoReturn:
    raise Faulty([Fault(None, sentence)])
