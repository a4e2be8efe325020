"""What may stand on a line as the mark of a case: A12, syskon 2. Never who it is; pure."""

import re

from django.utils.translation import gettext as _

from fyrbodal import sensitive

WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:[-'’][A-ZÅÄÖÉÜ]?[a-zåäöéü]+)*"
NAME = re.compile(rf"(?<!\w){WORD}\s+(?:(?:af|av|de|von)\s+)?{WORD}(?!\w)")
FIRST_NAME = re.compile(rf"(?=\w{{3}}){WORD}(?:\s+[A-ZÅÄÖ]\.?)?")


def fault(mark: str) -> str:
    """Why it cannot be a mark, in a sentence; nothing if it can."""
    if sensitive.finds(mark):
        return _("Det ser ut som ett personnummer. Skriv ett märke som bara ni förstår, till exempel A12.")
    if NAME.search(mark):
        return _("Det ser ut som ett namn. Skriv ett märke som bara ni förstår, till exempel A12.")
    return ""


def may_be_a_name(mark: str) -> bool:
    """Anna, Anna-Karin, Anna B. It may as well be Grupp, so that it is asked about and never refused.

    >>> [mark for mark in ("Anna", "Anna-Karin", "Åsa B.", "A12", "BIM", "syskon 2", "Grupp 12") if may_be_a_name(mark)]
    ['Anna', 'Anna-Karin', 'Åsa B.']
    """
    return bool(FIRST_NAME.fullmatch(mark.strip()))
